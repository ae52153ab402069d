import type { AccountKey } from '#domain/ring-fence-account';
import {
  abolishedOn,
  coreSpentAtStart,
  inForceAtStart,
  predecessorBefore,
  successionsOf,
  takenOverBefore,
  type SystemYearFacts,
  type WatchedFacts,
  type WatchedMonth,
} from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import {
  pence,
  previousFinancialYear,
  type FinancialYear,
  type Pence,
  type Period,
  type PlainDate,
} from '#kernel';
import type { Db } from '../as-of.js';
import { extensionsKnown, monthDatesKnown } from '../calendar-queries.js';
import { loadSystemYears } from '../load-system-years.js';
import { successionsKnown } from '../register-queries.js';
import { coreSpentBefore, creditsAfter } from './years-beside.js';
import { registrationsOf } from './registrations.js';

/** What the signals of an account look at beside the facts of its position, as known at a position. */
export async function loadWatched(db: Db, account: AccountKey, at: LogPosition): Promise<WatchedFacts> {
  const { ics, year } = account;
  const close = await closeOf(db, account, at);
  const before = previousFinancialYear(year);
  const successions = await successionsKnown(db, at);
  const register = inForceAtStart(successions, year);
  const predecessors = takenOverBefore(ics, year, register);
  const yearsBefore = await loadSystemYears(db, before, [ics, ...predecessors], at);
  const spent = await coreSpentBefore(db, [ics, ...predecessors], year, at);
  return {
    plan: await planOf(db, account, at),
    months: await monthsOf(db, account, at),
    closedOn: close?.closedOn ?? null,
    abolishedOn: abolishedOn(ics, successionsOf(successions)),
    atClose: close ? ((await loadSystemYears(db, year, [ics], close.position)).get(ics) ?? null) : null,
    yearBefore: yearsBefore.get(ics) ?? null,
    predecessorsBefore: await leftBehind(db, predecessors, yearsBefore, year, at),
    register,
    coreSpentBefore: coreSpentAtStart(ics, year, spent, register),
    creditsAfter: await creditsAfter(db, account, at),
    registrations: await registrationsOf(db, account, at),
    declarations: await declarationsOf(db, account, at),
  };
}

async function leftBehind(
  db: Db,
  predecessors: readonly string[],
  before: ReadonlyMap<string, SystemYearFacts>,
  year: FinancialYear,
  at: LogPosition,
): Promise<WatchedFacts['predecessorsBefore']> {
  if (predecessors.length === 0) return [];
  const now = await loadSystemYears(db, year, predecessors, at);
  return predecessors
    .map((of) => predecessorBefore(of, before.get(of) ?? null, now.get(of) ?? null))
    .filter(({ carried, broughtIn }) => carried.size + broughtIn.size > 0);
}

async function closeOf(
  db: Db,
  { fund, ics, year }: AccountKey,
  at: LogPosition,
): Promise<{ closedOn: PlainDate; position: LogPosition } | null> {
  const { rows } = await db.query<{ closed_on: string; known_from: string }>(
    'SELECT closed_on, known_from FROM facts.closings WHERE (fund, ics, year) = ($1, $2, $3) AND known_from <= $4',
    [fund, ics, year, at.toString()],
  );
  return rows[0] ? { closedOn: rows[0].closed_on, position: BigInt(rows[0].known_from) } : null;
}

async function planOf(db: Db, { fund, ics, year }: AccountKey, at: LogPosition): Promise<Map<Period, Pence>> {
  const { rows } = await db.query<{ period: number; amount_pence: string }>(
    `SELECT DISTINCT ON (period) period, amount_pence FROM facts.plans
     WHERE (fund, ics, year) = ($1, $2, $3) AND known_from <= $4 ORDER BY period, known_from DESC`,
    [fund, ics, year, at.toString()],
  );
  return new Map(rows.map((row) => [row.period, pence(Number(row.amount_pence))]));
}

async function monthsOf(db: Db, account: AccountKey, at: LogPosition): Promise<Map<Period, WatchedMonth>> {
  const dates = await monthDatesKnown(db, account, at);
  // An extension moves a date that there is.
  const extensions = dates.size === 0 ? [] : await extensionsKnown(db, account, at);
  const until = new Map(extensions.map((each) => [each.period, each.until]));
  return new Map(
    [...dates].map(([period, each]) => [period, { ...each, extendedUntil: until.get(period) ?? null }]),
  );
}

async function declarationsOf(
  db: Db,
  { ics, year }: AccountKey,
  at: LogPosition,
): Promise<WatchedFacts['declarations']> {
  const { rows } = await db.query<{
    programme: string;
    declared_by: string | null;
    approved_by: string | null;
  }>(
    'SELECT programme, declared_by, approved_by FROM facts.baselines WHERE ics = $1 AND year = $2 AND known_from <= $3',
    [ics, year, at.toString()],
  );
  return new Map(
    rows.map((row) => [row.programme, { declaredBy: row.declared_by, approvedBy: row.approved_by }]),
  );
}
