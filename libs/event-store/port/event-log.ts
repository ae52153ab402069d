import type { Actor, Instant } from '#kernel';

/**
 * Where an event stands in the whole log: a 63-bit integer, unique and increasing in commit order, never assumed dense.
 * Means something only together with the `logId` it came from. Printed as a decimal string.
 */
export type LogPosition = bigint;
/** Where an event stands in its stream: 0, 1, 2 … */
export type Revision = number;

/** What the caller believes of the stream. There is no "any": an append that does not care is an append that loses. */
export type ExpectedRevision = 'noStream' | 'streamExists' | Revision;

/** Always there, on every event. `index` is the event's place among those of its command in this stream. */
export interface EventMetadata {
  readonly commandId: string;
  readonly index: number;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string;
}

/** An event on its way in. `type` is the stored name with its version (`ReturnSubmitted.v1`); `data` is JSON text. */
export interface NewEvent {
  readonly eventId: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: EventMetadata;
}

/** An event as it was recorded. */
export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: LogPosition;
  readonly recordedAt: Instant;
}

/** `repeated`: these very event ids were written at this place before; nothing was written now. */
export interface AppendResult {
  readonly revision: Revision;
  readonly position: LogPosition;
  readonly recordedAt: Instant;
  readonly repeated: boolean;
}

/** The end of the log: `position` 0 and `recordedAt` null when it is empty. */
export interface LogHead {
  readonly logId: string;
  readonly position: LogPosition;
  readonly recordedAt: Instant | null;
}

/** Which events a reader of the whole log wants: those of any of these stream categories (the name up to its first hyphen). */
export interface LogFilter {
  readonly categories: readonly string[];
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** Inclusive. Default: the first event (forwards) or the last (backwards). */
  readonly from?: Revision;
  readonly limit?: number;
}

export interface ReadAllOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** Inclusive. Default: the first event (forwards) or the last (backwards). */
  readonly from?: LogPosition;
  readonly limit?: number;
  readonly filter?: LogFilter;
}

/**
 * What a subscription hands over: events in commit order, and the position up to which everything matching has been
 * seen (it moves even when nothing matched, so that a checkpoint can). `caughtUp` is true on the batch that reaches the end of
 * the log for the first time, and on no other.
 */
export interface LogBatch {
  readonly events: readonly RecordedEvent[];
  readonly position: LogPosition;
  readonly recordedAt: Instant | null;
  readonly caughtUp: boolean;
}

export interface SubscribeOptions {
  /** Exclusive: resumes behind this position; 0n for the beginning. */
  readonly after: LogPosition;
  readonly filter?: LogFilter;
  readonly maxBatch?: number;
  readonly signal: AbortSignal;
}

/**
 * The event log. PostgreSQL by default, EventStoreDB in production; every adapter passes `test/contract`.
 * No delete, no metadata writing, no regular expressions: what an adapter cannot promise is not here.
 */
export interface EventLog {
  /** Atomic for one stream. Throws WrongExpectedRevisionError, AppendTooLargeError, LogUnavailableError. At least one event. */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
  /** Throws StreamNotFoundError when the stream has no event. A `from` behind the end yields nothing. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  /** Catch-up, then live, until `signal` aborts (then it ends without an error). Subscribing to an empty log waits. */
  subscribe(options: SubscribeOptions): AsyncIterable<LogBatch>;
  head(): Promise<LogHead>;
  close(): Promise<void>;
}
