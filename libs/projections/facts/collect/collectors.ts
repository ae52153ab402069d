import type { DomainEvent } from '#kernel';
import type { ProjectedEvent } from '../../engine/projection.js';
import type { FactBatch } from '../batch.js';

/** Where in the log an event stands, beside what it says. */
export interface At extends Pick<ProjectedEvent, 'position' | 'recordedAt' | 'revision' | 'metadata'> {
  /** The position as rows hold it. */
  readonly known_from: string;
}

/** What each event of a stream adds to the batch; leaving one out does not compile. Pure but for the batch. */
export type Collectors<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: (
    batch: FactBatch,
    event: Extract<Event, { readonly type: Type }>,
    at: At,
  ) => void;
};

/** A file's own reference, unique within its type. */
export function reference(
  batch: FactBatch,
  kind: string,
  text: string | null,
  { known_from }: At,
  content: DomainEvent,
): void {
  if (text !== null) batch.add('row_references', { kind, reference: text, known_from, content });
}
