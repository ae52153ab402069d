import type { AccountKey } from '#domain/ring-fence-account';
import type { SystemYearFacts, WatchedFacts, WatchedMonth } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { pence, previousFinancialYear, type Pence, type Period, type PlainDate } from '#kernel';
import type { Db } from '../as-of.js';
import { extensionsKnown, monthDatesKnown } from '../calendar-queries.js';
import { loadSystemYears } from '../load-system-years.js';
import { coreSpentBefore, creditsAfter } from './years-beside.js';
import { registrationsOf } from './registrations.js';

/** What the signals of an account look at beside the facts of its position, as known at a position. */
export async function loadWatched(db: Db, account: AccountKey, at: LogPosition): Promise<WatchedFacts> {
  const { ics, year } = account;
  const close = await closeOf(db, account, at);
  const factsOf = async (of: string, known: LogPosition): Promise<SystemYearFacts | null> =>
    (await loadSystemYears(db, of, [ics], known)).get(ics) ?? null;
  return {
    plan: await planOf(db, account, at),
    months: await monthsOf(db, account, at),
    closedOn: close?.closedOn ?? null,
    atClose: close ? await factsOf(year, close.position) : null,
    yearBefore: await factsOf(previousFinancialYear(year), at),
    coreSpentBefore: await coreSpentBefore(db, account, at),
    creditsAfter: await creditsAfter(db, account, at),
    registrations: await registrationsOf(db, account, at),
    declarations: await declarationsOf(db, account, at),
  };
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
