import {
  DuplicateEventIdError,
  WrongExpectedRevisionError,
  type AppendResult,
  type ExpectedRevision,
  type NewEvent,
} from '#event-store/port';
import { textArray, uuidArray } from './binary-array.js';
import { isDuplicateEventId } from './errors.js';
import { toInstant } from './rows.js';
import type { Session } from './session.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/**
 * One request in, its result or its error out. The place for a sender that gathers the requests of waiting callers into one
 * commit with a verdict for each; this one sends each by itself.
 */
export type AppendSender = (request: AppendRequest) => Promise<AppendResult>;

const APPEND =
  "SELECT verdict, revision, position, recorded_at AT TIME ZONE 'UTC' FROM log.append($1, $2, $3, $4, $5, $6)";

/** One statement, one commit. Throws WrongExpectedRevisionError, DuplicateEventIdError, LogUnavailableError. */
export function singleSender(session: Session): AppendSender {
  return async ({ stream, expected, events }) => {
    const rows = await session
      .query('log_append', APPEND, [
        stream,
        expectedAsNumber(expected),
        uuidArray(events.map((event) => event.eventId)),
        textArray(events.map((event) => event.type)),
        textArray(events.map((event) => event.data)),
        textArray(events.map((event) => JSON.stringify(event.metadata))),
      ])
      .catch((error: unknown) => {
        if (isDuplicateEventId(error))
          throw new DuplicateEventIdError(stream, error.detail ?? 'an event id stands elsewhere in the log');
        throw error;
      });
    const [verdict, revision, position, recordedAt] = rows[0]!;
    if (verdict === 'wrong_revision') {
      const actual = Number(revision);
      throw new WrongExpectedRevisionError(stream, expected, actual < 0 ? null : actual);
    }
    return {
      revision: Number(revision),
      position: BigInt(position!),
      recordedAt: toInstant(recordedAt!),
      repeated: verdict === 'repeated',
    };
  };
}

/** As log.append takes it. */
function expectedAsNumber(expected: ExpectedRevision): number {
  if (expected === 'noStream') return -1;
  return expected === 'streamExists' ? -2 : expected;
}
