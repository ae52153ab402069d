import type { LogPosition } from '#event-store/port';
import { POSITION_METHOD } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import type pg from 'pg';
import { RingfenceError, type PlainDate } from '#kernel';
import { EVERY_FUND } from '#domain/reporting-calendar';
import { liveGeneration } from '../engine/registry.js';
import { checkVersion } from '../engine/versions.js';
import type { Db } from '../facts/as-of.js';
import { factsProjection } from '../facts/projection.js';
import { positionsReadModel } from './read-model.js';

/**
 * A day says something new of an account that has dates in the calendar, until it was told of on the day of its close or after: nobody
 * gets later than that. Without a day ($2 null) only facts make an account due.
 */
const TURNS_WITH_THE_DAY = `
  EXISTS (SELECT FROM facts.due_dates d WHERE d.year = t.year AND d.fund IN (t.fund, '${EVERY_FUND}'))
  AND NOT EXISTS (SELECT FROM facts.closings e WHERE (e.fund, e.ics, e.year) = (t.fund, t.ics, t.year)
    AND e.closed_on <= coalesce(s.told_on, ''))`;

/**
 * What is due follows from PostgreSQL alone: an account whose last fact is newer than what its position was computed from (or was
 * computed by another method, or from another generation of the facts), or of which the alerts were not told yet, or not on this day.
 */
const DUE = `
  FROM facts.touched t
  LEFT JOIN positions.current c USING (fund, ics, year)
  LEFT JOIN reactions.signalled s USING (fund, ics, year)
  WHERE (c.facts_position IS NULL OR c.facts_position < t.position OR c.method <> $1
    OR c.facts_generation <> (SELECT generation FROM projection.generations WHERE projection = 'facts' AND status = 'live')
    OR s.position IS NULL OR s.position < t.watch_position
    OR (coalesce(s.told_on, '') < $2::text AND ${TURNS_WITH_THE_DAY}))`;

/**
 * Throws ReadModelVersionError when other code made the live positions, or the facts that they are computed from: by this code's method
 * all of them would be due, and by the other's again what this one computes.
 */
export async function checkPositions(db: Db): Promise<void> {
  const facts = await liveGeneration(db, factsProjection.name);
  if (facts) checkVersion(factsProjection, facts);
  const live = await liveGeneration(db, positionsReadModel.name);
  if (!live) throw new RingfenceError('NoPositions', 'the positions have not been set up');
  checkVersion(positionsReadModel, live);
}

/** Where a page of what is due ends. */
export interface DueCursor extends AccountKey {
  /** Of the last fact that bears on the account, decimal. */
  readonly position: string;
}
export type DueAccount = DueCursor;

export interface DuePage {
  readonly accounts: readonly DueAccount[];
  /** Begin behind this for the next page; null after the last. */
  readonly next: DueCursor | null;
}

/**
 * Accounts to recompute, at most `limit`, those first whose facts have waited longest. `today` is the date in England, where those that
 * are due with the day are meant too. Throws as checkPositions.
 */
export async function duePage(
  db: Db,
  limit: number,
  after: DueCursor | null,
  today: PlainDate | null = null,
): Promise<DuePage> {
  await checkPositions(db);
  const { rows } = await db.query<DueAccount>(
    `SELECT t.fund, t.ics, t.year, t.position ${DUE} AND ($4::bigint IS NULL OR (t.position, t.fund, t.ics, t.year) > ($4, $5, $6, $7))
     ORDER BY t.position, t.fund, t.ics, t.year LIMIT $3`,
    [
      ...[POSITION_METHOD, today, limit],
      ...(after ? [after.position, after.fund, after.ics, after.year] : [null, null, null, null]),
    ],
  );
  return { accounts: rows, next: rows.length === limit ? rows.at(-1)! : null };
}

/** The first of them. */
export async function dueAccounts(db: Db, limit: number): Promise<AccountKey[]> {
  const { accounts } = await duePage(db, limit, null);
  return accounts.map(({ fund, ics, year }) => ({ fund, ics, year }));
}

/** How many there are. Throws as checkPositions. */
export async function countDue(db: Db, today: PlainDate | null = null): Promise<number> {
  await checkPositions(db);
  const { rows } = await db.query<{ due: string }>(`SELECT count(*) AS due ${DUE}`, [POSITION_METHOD, today]);
  return Number(rows[0]!.due);
}

/** The position as of which the alerts know this account; null before they heard of it. */
export async function signalledAt(db: Db, key: AccountKey): Promise<LogPosition | null> {
  const { rows } = await db.query<{ position: string }>(
    'SELECT position FROM reactions.signalled WHERE (fund, ics, year) = ($1, $2, $3)',
    [key.fund, key.ics, key.year],
  );
  return rows[0] ? BigInt(rows[0].position) : null;
}

/**
 * The alerts were told of this account as of this position, on this day. Where they knew it as of a later one, that was told before this
 * and is no longer what they know: the account is due again.
 */
export async function markSignalled(
  db: pg.Pool,
  key: AccountKey,
  position: bigint,
  toldOn: PlainDate,
): Promise<void> {
  await db.query(
    `INSERT INTO reactions.signalled AS s (fund, ics, year, position, told_on) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (fund, ics, year) DO UPDATE SET position = CASE WHEN s.position > excluded.position THEN 0 ELSE excluded.position END,
       told_on = excluded.told_on`,
    [key.fund, key.ics, key.year, position.toString(), toldOn],
  );
}
