import {
  POSITION_METHOD,
  positionOf,
  totalOf,
  type Footprint,
  type Position,
  type PositionTotal,
} from '#domain/policies';
import { RingfenceError, type FinancialYear, type Period } from '#kernel';
import type pg from 'pg';
import { oneMoment } from '../engine/one-moment.js';
import { inTransaction } from '../engine/registry.js';
import { momentKnownAt, type Db, type KnownAt, type Moment } from '../facts/as-of.js';
import { loadSystemYears } from '../facts/load-system-years.js';
import { factsProjection } from '../facts/projection.js';
import { fundsKnown, organisationsKnown } from '../facts/register-queries.js';
import { apportionable, positionsOnFootprint } from './footprint.js';
import { positionsReadModel } from './read-model.js';

export interface PositionsQuery {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly ics?: string;
  readonly knownAt?: KnownAt;
  /** Left out, as reported. */
  readonly footprint?: Footprint;
}

/** Printed with every figure: which log, how far, when, by which method. Positions as decimal strings. */
export interface FiguresAsOf {
  readonly logId: string;
  readonly position: string;
  /** Of the event at that position; null while the log is empty. */
  readonly recordedAt: string | null;
  readonly method: string;
}

export interface PositionsReading {
  readonly figuresAsOf: FiguresAsOf;
  /** One for each account of the fund and year, or for each body that lives where its footprint is asked for; by ICS code. */
  readonly positions: readonly Position[];
  readonly total: PositionTotal;
}

export const figuresAsOf = (moment: Moment): FiguresAsOf => ({
  logId: moment.logId,
  position: moment.position.toString(),
  recordedAt: moment.recordedAt,
  method: POSITION_METHOD,
});

/**
 * Positions of a fund's accounts of a year through a period, now or as known at another moment, with their total. Current ones come
 * from the jobs' table; an account still due is computed here by the same policy, so that no figure is ever stale.
 * Throws UnknownFund, UnknownYear, UnknownSystem.
 */
export async function readPositions(pool: pg.Pool, query: PositionsQuery): Promise<PositionsReading> {
  return inTransaction(
    pool,
    async (tx) => {
      const moment = await momentKnownAt(tx, query.knownAt);
      await checkNames(tx, query, moment);
      const positions = await positionsOf(tx, query, moment);
      return { figuresAsOf: figuresAsOf(moment), positions, total: totalOf(positions) };
    },
    oneMoment([factsProjection, positionsReadModel], 'READ ONLY'),
  );
}

/** An unknown filter is an error that names it, never an empty answer. Throws UnknownFund, UnknownYear, UnknownSystem. */
export async function checkNames(
  db: Db,
  filters: {
    readonly fund?: string | undefined;
    readonly ics?: string | undefined;
    readonly year?: string | undefined;
  },
  moment: Moment,
): Promise<void> {
  const when = `as known at position ${moment.position}`;
  const funds = await fundsKnown(db, moment.position);
  if (filters.fund !== undefined && !funds.has(filters.fund)) {
    throw new RingfenceError('UnknownFund', `no fund ${filters.fund} ${when}`, { fund: filters.fund });
  }
  const asked = filters.fund === undefined ? [...funds.values()] : [funds.get(filters.fund)!];
  if (filters.year !== undefined && !asked.some((fund) => filters.year! in fund.years)) {
    const known = [...new Set(asked.flatMap((fund) => Object.keys(fund.years)))].sort().join(', ');
    const message =
      filters.fund === undefined
        ? `no fund has the year ${filters.year}; known are ${known}`
        : `fund ${filters.fund} has no year ${filters.year}; it has ${known}`;
    throw new RingfenceError('UnknownYear', message, { year: filters.year });
  }
  if (filters.ics !== undefined && !(await organisationsKnown(db, moment.position)).has(filters.ics)) {
    throw new RingfenceError('UnknownSystem', `no system ${filters.ics} ${when}`, { ics: filters.ics });
  }
}

async function positionsOf(tx: pg.ClientBase, query: PositionsQuery, moment: Moment): Promise<Position[]> {
  const { ics, footprint, ...everyone } = query;
  if (footprint !== 'current_footprint') return reported(tx, query, moment);
  const all = await reported(tx, everyone, moment);
  return positionsOnFootprint(await apportionable(tx, query.fund, all, moment), ics);
}

/** Of accounts as they were held. */
export const reported = (tx: pg.ClientBase, query: PositionsQuery, moment: Moment): Promise<Position[]> =>
  query.knownAt ? computed(tx, query, moment, null) : current(tx, query, moment);

async function current(tx: pg.ClientBase, query: PositionsQuery, moment: Moment): Promise<Position[]> {
  const { rows } = await tx.query<{ ics: string; position: Position | null }>(
    `SELECT a.ics, CASE WHEN c.facts_position >= t.position AND c.method = $5 AND c.facts_generation = $6
       THEN c.positions -> ($4::int - 1) END AS position
     FROM facts.accounts a JOIN facts.touched t USING (fund, ics, year) LEFT JOIN positions.current c USING (fund, ics, year)
     WHERE a.fund = $1 AND a.year = $2 AND ($3::text IS NULL OR a.ics = $3) ORDER BY a.ics`,
    [query.fund, query.year, query.ics ?? null, query.through, POSITION_METHOD, moment.generation],
  );
  const due = rows.filter((row) => row.position === null).map((row) => row.ics);
  const fresh = new Map(
    due.length === 0
      ? []
      : (await computed(tx, query, moment, due)).map((position) => [position.ics, position]),
  );
  return rows.map((row) => row.position ?? fresh.get(row.ics)!);
}

async function computed(
  tx: pg.ClientBase,
  query: PositionsQuery,
  moment: Moment,
  systems: readonly string[] | null,
): Promise<Position[]> {
  const wanted = systems ?? (query.ics === undefined ? null : [query.ics]);
  const loaded = await loadSystemYears(tx, query.year, wanted, moment.position);
  return [...loaded.values()]
    .filter((facts) => facts.accounts.has(query.fund))
    .map((facts) => positionOf(facts, query.fund, query.through));
}
