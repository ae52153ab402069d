import {
  StreamNotFoundError,
  type EventCodec,
  type EventLog,
  type LogPosition,
  type Revision,
} from '#event-store/port';
import type { DomainEvent } from '#kernel';
import type { AnyDecider } from './route.js';

/** A stream read and folded: what a decision rests on. */
export interface StreamHistory {
  readonly state: unknown;
  /** null when the stream has no event yet. */
  readonly revision: Revision | null;
  /** Where each command that wrote here ended, by commandId: how a repeat is known. */
  readonly commands: ReadonlyMap<string, LogPosition>;
}

/** Reads a stream whole and folds it. A stream that does not exist is the decider's initial state. */
export async function readHistory(
  log: EventLog,
  codec: EventCodec,
  stream: string,
  decider: AnyDecider,
): Promise<StreamHistory> {
  let state: unknown = decider.initial;
  let revision: Revision | null = null;
  const commands = new Map<string, LogPosition>();
  try {
    for await (const recorded of log.readStream(stream)) {
      const event: DomainEvent = codec.decode(recorded);
      state = decider.evolve(state, event);
      revision = recorded.revision;
      commands.set(recorded.metadata.commandId, recorded.position);
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return { state, revision, commands };
}
