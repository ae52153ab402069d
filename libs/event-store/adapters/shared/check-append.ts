import { InvalidValueError } from '#kernel';
import {
  AppendTooLargeError,
  MAX_APPEND_BYTES,
  MAX_APPEND_EVENTS,
  MAX_STREAM_NAME,
  type ExpectedRevision,
  type NewEvent,
} from '#event-store/port';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// `$` begins the names of EventStoreDB's own streams and events; a control character is never part of a name.
const NAME = /^[^$\p{Cc}][^\p{Cc}]*$/u;

/**
 * What every store refuses before it sends anything, so that a change of store changes nothing.
 * Throws InvalidValueError (a name, an id, an expectation, no event at all) and AppendTooLargeError.
 */
export function checkAppend(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): void {
  checkName('stream', stream);
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new InvalidValueError('expected revision', expected, 'must be a whole number, 0 or more');
  if (events.length === 0) throw new InvalidValueError('events', [], 'must be at least one');
  if (events.length > MAX_APPEND_EVENTS)
    throw new AppendTooLargeError(
      stream,
      `${events.length} events; at most ${MAX_APPEND_EVENTS} go in one append`,
    );
  let bytes = 0;
  for (const event of events) {
    checkName('event type', event.type);
    if (!UUID.test(event.eventId))
      throw new InvalidValueError('event id', event.eventId, 'must be a UUID in lower case');
    bytes += Buffer.byteLength(event.data) + event.type.length + METADATA_BYTES;
  }
  if (bytes > MAX_APPEND_BYTES)
    throw new AppendTooLargeError(stream, `${bytes} bytes; at most ${MAX_APPEND_BYTES} go in one append`);
}

/** What metadata and framing take, generously: five short members, of which four are ids. */
const METADATA_BYTES = 512;

function checkName(what: string, name: string): void {
  if (name.length > MAX_STREAM_NAME || !NAME.test(name))
    throw new InvalidValueError(
      what,
      name,
      `must be 1 to ${MAX_STREAM_NAME} characters, none a control character, the first not $`,
    );
}
