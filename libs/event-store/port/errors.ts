import { RingfenceError } from '#kernel';
import type { ExpectedRevision, Revision } from './event-log.js';

/** Somebody else wrote first (or the caller was wrong). `actual` is null when the stream does not exist. */
export class WrongExpectedRevisionError extends RingfenceError {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: Revision | null,
  ) {
    super('WrongExpectedRevision', `stream ${stream}: expected ${expected}, found ${actual ?? 'no stream'}`, {
      stream,
      expected,
      actual,
    });
  }
}

export class StreamNotFoundError extends RingfenceError {
  constructor(readonly stream: string) {
    super('StreamNotFound', `no stream ${stream}`, { stream });
  }
}

/** An event id that stands elsewhere in the log. Ids derive from (commandId, stream, index), so this is a fault of the caller. */
export class DuplicateEventIdError extends RingfenceError {
  constructor(stream: string, detail: string) {
    super('DuplicateEventId', `stream ${stream}: ${detail}`, { stream });
  }
}

/** More than the port takes in one append; see MAX_APPEND_BYTES and MAX_APPEND_EVENTS. The caller chunks. */
export class AppendTooLargeError extends RingfenceError {
  constructor(stream: string, what: string) {
    super('AppendTooLarge', `stream ${stream}: ${what}`, { stream });
  }
}

/** The store did not answer, or not in time. Whether the write happened is unknown: repeat it with the same ids. */
export class LogUnavailableError extends RingfenceError {
  constructor(detail: string, options?: { cause: unknown }) {
    super('LogUnavailable', detail);
    if (options) this.cause = options.cause;
  }
}

/** Positions of one log mean nothing in another: refuse to start. */
export class LogIdMismatchError extends RingfenceError {
  constructor(expected: string, found: string) {
    super('LogIdMismatch', `read models were built from log ${expected}, this log is ${found}`, {
      expected,
      found,
    });
  }
}
