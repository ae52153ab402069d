import {
  WrongExpectedRevisionError,
  type AppendResult,
  type ExpectedRevision,
  type NewEvent,
} from '#event-store/port';
import { bigintArray, textArray, uuidArray } from './binary-array.js';
import { toInstant } from './rows.js';
import type { TextRow } from './session.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** One prepared statement, with its parameters. */
interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

const COLUMNS = "verdict, revision, position, recorded_at AT TIME ZONE 'UTC'";
const ONE = `SELECT ${COLUMNS} FROM log.append($1, $2, $3, $4, $5, $6)`;
const TOGETHER = `SELECT ${COLUMNS} FROM log.append($1, $2, $3, $4, $5, $6, $7)`;

/**
 * Some appends in one statement and so in one commit, with a row of verdict for each, in their order. One by itself goes the
 * shorter way.
 */
export function appendStatement(requests: readonly AppendRequest[]): Statement {
  const events = requests.flatMap((request) => request.events);
  const columns = [
    uuidArray(events.map((event) => event.eventId)),
    textArray(events.map((event) => event.type)),
    textArray(events.map((event) => event.data)),
    textArray(events.map((event) => JSON.stringify(event.metadata))),
  ];
  const [first] = requests;
  if (first && requests.length === 1)
    return {
      name: 'log_append',
      text: ONE,
      values: [first.stream, expectedAsNumber(first.expected), ...columns],
    };
  const of = [
    textArray(requests.map(({ stream }) => stream)),
    bigintArray(requests.map(({ expected }) => expectedAsNumber(expected))),
    bigintArray(requests.map((request) => request.events.length)),
  ];
  return { name: 'log_append_together', text: TOGETHER, values: [...of, ...columns] };
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
