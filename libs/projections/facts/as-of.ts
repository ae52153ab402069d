import type { LogPosition } from '#event-store/port';
import { InvalidValueError, plainDate, RingfenceError, type Instant } from '#kernel';
import type pg from 'pg';
import { liveGeneration } from '../engine/registry.js';
import { checkVersion } from '../engine/versions.js';
import { factsProjection } from './projection.js';

/** Anything that can be asked: a pool, or a client inside a transaction (then all answers are of one moment). */
export type Db = pg.Pool | pg.ClientBase;

/** The moment that figures are of. Position 0 and a null time: nothing is known yet. */
export interface Moment {
  readonly logId: string;
  readonly position: LogPosition;
  readonly recordedAt: Instant | null;
  /** The generation of the facts that were read; not part of what is printed. */
  readonly generation: number;
}

/** A log position (decimal) or a time; a date alone means the end of that day, UTC. Throws InvalidValueError. */
export type KnownAt =
  | { readonly position: LogPosition }
  /** `begins`: of a date, when its day does. */
  | { readonly time: Instant; readonly begins?: Instant };

/** Somewhere on Earth a day begins this long before it does in UTC. */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000;

export function parseKnownAt(text: string): KnownAt {
  if (/^\d{1,19}$/.test(text)) return { position: BigInt(text) };
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text);
  // Date.parse takes 30 February for 2 March.
  if (match) plainDate(text.slice(0, 10));
  const instant = match ? Date.parse(match[1] ? text : `${text}T23:59:59.999Z`) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new InvalidValueError(
      'known at',
      text,
      'must be a time like 2023-05-31T12:00:00Z, a date, or a log position',
    );
  }
  const time = new Date(instant).toISOString();
  return match?.[1] ? { time } : { time, begins: `${text}T00:00:00.000Z` };
}

/**
 * How far the facts have read, and when the last of them became known: the log goes on after it with alerts, which make no figure
 * another, so that the same position has the same time whether it is read as the head or as a moment of the past. Throws NoFacts when
 * there is no live generation, ReadModelVersionError when other code made it.
 */
export async function factsHead(db: Db): Promise<Moment> {
  const live = await liveGeneration(db, 'facts');
  if (!live)
    throw new RingfenceError(
      'NoFacts',
      'the facts have not been set up; start Ringfence or load a folder first',
    );
  checkVersion(factsProjection, live);
  return {
    logId: live.logId,
    position: live.position,
    recordedAt: await timeOf(db, live.position),
    generation: live.generation,
  };
}

/** When the last event up to here was known; null before the first. */
async function timeOf(db: Db, position: LogPosition): Promise<Instant | null> {
  const { rows } = await db.query<{ known_at: Date }>(
    'SELECT known_at FROM facts.known_times WHERE position <= $1 ORDER BY position DESC LIMIT 1',
    [position.toString()],
  );
  return rows[0]?.known_at.toISOString() ?? null;
}

/**
 * The moment to read at: the head, or what was known then, i.e. the last position whose running-maximum recordedAt is at
 * most the time. A position beyond the head is an error, and so is a time that has not come: nobody can know that yet. So is a moment
 * before the first record, of which every name would be unknown. Throws InvalidValueError.
 */
export async function momentKnownAt(db: Db, knownAt?: KnownAt): Promise<Moment> {
  const head = await factsHead(db);
  if (!knownAt) return head;
  const moment =
    'position' in knownAt ? await atPosition(db, knownAt, head) : await atTime(db, knownAt, head);
  if (moment.recordedAt === null && head.recordedAt !== null) {
    throw new InvalidValueError('known at', textOf(knownAt), 'nothing was recorded by then');
  }
  return moment;
}

const textOf = (knownAt: KnownAt): string =>
  'position' in knownAt
    ? knownAt.position.toString()
    : knownAt.begins === undefined
      ? knownAt.time
      : knownAt.begins.slice(0, 10);

async function atPosition(db: Db, { position }: { position: LogPosition }, head: Moment): Promise<Moment> {
  if (position > head.position) {
    throw new InvalidValueError('known at', String(position), `the log ends at position ${head.position}`);
  }
  return { ...head, position, recordedAt: await timeOf(db, position) };
}

async function atTime(db: Db, knownAt: { time: Instant; begins?: Instant }, head: Moment): Promise<Moment> {
  const { time, begins } = knownAt;
  const from = begins === undefined ? time : new Date(Date.parse(begins) - EARLIEST_ZONE_MS).toISOString();
  const { rows } = await db.query<{ position: string | null; has_come: boolean }>(
    'SELECT max(position) AS position, $2 <= clock_timestamp() AS has_come FROM facts.known_times WHERE known_at <= $1',
    [time, from],
  );
  // What is recorded has come, whatever this machine's clock says.
  if (rows[0]?.has_come !== true && !(head.recordedAt !== null && from <= head.recordedAt)) {
    throw new InvalidValueError('known at', textOf(knownAt), 'that time has not come yet');
  }
  const position = BigInt(rows[0]?.position ?? 0);
  return { ...head, position, recordedAt: await timeOf(db, position) };
}
