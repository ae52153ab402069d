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
export type KnownAt = { readonly position: LogPosition } | { readonly time: Instant };

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
  return { time: new Date(instant).toISOString() };
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
 * most the time. A position beyond the head is an error: nobody can know that yet.
 */
export async function momentKnownAt(db: Db, knownAt?: KnownAt): Promise<Moment> {
  const head = await factsHead(db);
  if (!knownAt) return head;
  if ('position' in knownAt && knownAt.position > head.position) {
    throw new InvalidValueError(
      'known at',
      knownAt.position.toString(),
      `the log ends at position ${head.position}`,
    );
  }
  if ('position' in knownAt) {
    return { ...head, position: knownAt.position, recordedAt: await timeOf(db, knownAt.position) };
  }
  const { rows } = await db.query<{ position: string | null }>(
    'SELECT max(position) AS position FROM facts.known_times WHERE known_at <= $1',
    [knownAt.time],
  );
  const position = BigInt(rows[0]?.position ?? 0);
  return { ...head, position, recordedAt: await timeOf(db, position) };
}
