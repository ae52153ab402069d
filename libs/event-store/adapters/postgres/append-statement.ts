import {
  WrongExpectedRevisionError,
  type AppendResult,
  type ExpectedRevision,
  type NewEvent,
} from '#event-store/port';
import { textArray, uuidArray } from './binary-array.js';
import { toInstant } from './rows.js';
import type { TextRow } from './session.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

const PARAMETERS = 6;

/**
 * Some appends in one statement and so in one commit, with a row of verdict for each. Each call of log.append sees what those before
 * it wrote: it is volatile, so each of its statements has a snapshot of its own.
 */
export function appendStatement(appends: number): string {
  const each = Array.from({ length: appends }, (_, i) => {
    const at = Array.from({ length: PARAMETERS }, (_at, n) => `$${i * PARAMETERS + n + 1}`).join(', ');
    return `SELECT verdict, revision, position, recorded_at AT TIME ZONE 'UTC' FROM log.append(${at})`;
  });
  return each.join(' UNION ALL ');
}

export function parametersOf({ stream, expected, events }: AppendRequest): unknown[] {
  return [
    stream,
    expectedAsNumber(expected),
    uuidArray(events.map((event) => event.eventId)),
    textArray(events.map((event) => event.type)),
    textArray(events.map((event) => event.data)),
    textArray(events.map((event) => JSON.stringify(event.metadata))),
  ];
}

/** What one row says of its request. Throws WrongExpectedRevisionError. */
export function resultOf({ stream, expected }: AppendRequest, row: TextRow): AppendResult {
  const [verdict, revision, position, recordedAt] = row;
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
}

/** As log.append takes it. */
function expectedAsNumber(expected: ExpectedRevision): number {
  if (expected === 'noStream') return -1;
  return expected === 'streamExists' ? -2 : expected;
}
