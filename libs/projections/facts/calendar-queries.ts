import type { LogPosition } from '#event-store/port';
import type { MonthDates } from '#domain/policies';
import { EVERY_FUND, type DueDateSet, type ExtensionGranted } from '#domain/reporting-calendar';
import type { FinancialYear, Instant, Period, PlainDate } from '#kernel';
import type { Db } from './as-of.js';

/** The dates of a fund and year by period, as known then and before any extension: the fund's own come before those of every fund. */
export async function monthDatesKnown(
  db: Db,
  { fund, year }: { readonly fund: string; readonly year: FinancialYear },
  at: LogPosition,
): Promise<Map<Period, MonthDates>> {
  const { rows } = await db.query<{ period: number; due_on: string; sign_off_by: string }>(
    `SELECT DISTINCT ON (period) period, due_on, sign_off_by FROM facts.due_dates
     WHERE fund IN ($1, $2) AND year = $3 AND known_from <= $4 ORDER BY period, (fund = $2), known_from DESC`,
    [fund, EVERY_FUND, year, at.toString()],
  );
  return new Map(rows.map((row) => [row.period, { dueOn: row.due_on, signOffBy: row.sign_off_by }]));
}

export interface ExtensionRow {
  readonly ics: string;
  readonly period: Period;
  readonly until: PlainDate;
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: Instant;
}

/**
 * The extensions that stand for a fund and year, as known then: the newest of each system and period, and of one for the fund and one for
 * every fund that which ends later.
 */
export async function extensionsKnown(
  db: Db,
  { fund, year, ics }: { readonly fund: string; readonly year: FinancialYear; readonly ics?: string },
  at: LogPosition,
): Promise<ExtensionRow[]> {
  const { rows } = await db.query<{
    ics: string;
    period: number;
    until: string;
    reason: string;
    granted_by: string;
    known_at: Date;
  }>(
    `SELECT DISTINCT ON (n.ics, n.period) n.ics, n.period, n.until, n.reason, n.granted_by, k.known_at FROM (
       SELECT DISTINCT ON (fund, ics, period) * FROM facts.extensions
       WHERE fund IN ($1, $2) AND year = $3 AND ($5::text IS NULL OR ics = $5) AND known_from <= $4
       ORDER BY fund, ics, period, known_from DESC) AS n
     JOIN facts.known_times k ON k.position = n.known_from
     ORDER BY n.ics, n.period, n.until DESC, n.known_from DESC`,
    [fund, EVERY_FUND, year, at.toString(), ics ?? null],
  );
  return rows.map((row) => ({
    ...{ ics: row.ics, period: row.period, until: row.until, reason: row.reason },
    ...{ grantedBy: row.granted_by, grantedAt: row.known_at.toISOString() },
  }));
}

/** Every date and extension that stands, of all funds and years, as known then. */
export async function calendarKnown(
  db: Db,
  at: LogPosition,
): Promise<{
  dates: DueDateSet['data'][];
  extensions: Omit<ExtensionGranted['data'], 'reason' | 'grantedBy'>[];
}> {
  const { rows: dates } = await db.query<DueDateSet['data']>(
    `SELECT DISTINCT ON (fund, year, period) fund, year, period, due_on AS "dueOn", sign_off_by AS "signOffBy"
     FROM facts.due_dates WHERE known_from <= $1 ORDER BY fund, year, period, known_from DESC`,
    [at.toString()],
  );
  const { rows: extensions } = await db.query<ExtensionGranted['data']>(
    `SELECT DISTINCT ON (fund, ics, year, period) fund, ics, year, period, until
     FROM facts.extensions WHERE known_from <= $1 ORDER BY fund, ics, year, period, known_from DESC`,
    [at.toString()],
  );
  return { dates, extensions };
}

/** `ics:year` → the funds that the system has an account of in that year, as known then. */
export async function accountFunds(db: Db, at: LogPosition): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ key: string; funds: string[] }>(
    `SELECT ics || ':' || year AS key, array_agg(fund ORDER BY fund) AS funds FROM facts.accounts
     WHERE known_from <= $1 GROUP BY ics, year`,
    [at.toString()],
  );
  return new Map(rows.map(({ key, funds }) => [key, funds]));
}

/** `ics:period` of the returns of a year whose newest version oversight sent back or reopened, as known then: no lock holds them. */
export async function openedByOversight(
  db: Db,
  { year, ics }: { readonly year: FinancialYear; readonly ics?: string },
  at: LogPosition,
): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>(
    `SELECT v.ics || ':' || v.period AS key FROM (
       SELECT DISTINCT ON (ics, period) ics, year, period, version FROM facts.return_versions
       WHERE year = $1 AND known_from <= $2 AND ($3::text IS NULL OR ics = $3) ORDER BY ics, period, version DESC) AS v
     WHERE EXISTS (SELECT FROM facts.send_backs b
         WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version) AND b.known_from <= $2)
       OR EXISTS (SELECT FROM facts.reopenings r
         WHERE (r.ics, r.year, r.period, r.version) = (v.ics, v.year, v.period, v.version) AND r.by_oversight AND r.known_from <= $2)`,
    [year, at.toString(), ics ?? null],
  );
  return new Set(rows.map(({ key }) => key));
}
