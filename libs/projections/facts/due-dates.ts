import type { LogPosition } from '#event-store/port';
import { EVERY_FUND } from '#domain/reporting-calendar';
import type { FinancialYear, Period, PlainDate } from '#kernel';
import type { Db } from './as-of.js';

export interface DueDateRow {
  readonly period: Period;
  readonly dueOn: PlainDate;
}

/** When the returns of a fund and year are due, as known then, by period: a date of the fund's own comes before one of every fund. */
export async function dueDatesKnown(
  db: Db,
  { fund, year }: { readonly fund: string; readonly year: FinancialYear },
  at: LogPosition,
): Promise<DueDateRow[]> {
  const { rows } = await db.query<{ period: number; due_on: string }>(
    `SELECT DISTINCT ON (period) period, due_on FROM facts.due_dates
     WHERE fund IN ($1, $2) AND year = $3 AND known_from <= $4 ORDER BY period, (fund = $2), known_from DESC`,
    [fund, EVERY_FUND, year, at.toString()],
  );
  return rows.map(({ period, due_on }) => ({ period, dueOn: due_on }));
}
