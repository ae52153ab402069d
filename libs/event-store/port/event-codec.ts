import type { Actor, DomainEvent } from '#kernel';
import type { NewEvent, RecordedEvent } from './event-log.js';

/** What the writer knows of an event besides its content. */
export interface EncodeContext {
  readonly stream: string;
  readonly commandId: string;
  /** The event's place among those of its command in this stream. */
  readonly index: number;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string;
}

/** Domain events to stored ones and back. The application and the projections know the codec by this alone. */
export interface EventCodec {
  encode(event: DomainEvent, context: EncodeContext): NewEvent;
  /** Throws UnknownEventTypeError, LaterEventVersionError, MalformedEventError. */
  decode(recorded: RecordedEvent): DomainEvent;
}
