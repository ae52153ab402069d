import type { LogPosition } from '#event-store/port';
import type { StatedDiscrepancy } from '#domain/spend-return';
import type { FinancialYear, Period } from '#kernel';
import type { Db } from './as-of.js';

/** What was odd about a counted return when it was submitted. */
export interface ReturnDiscrepancies {
  readonly ics: string;
  readonly period: Period;
  readonly version: number;
  /** The submitter was shown them and said that they are so. */
  readonly confirmed: boolean;
  /** An operator loaded the return; false where it was handed in by whoever submits. */
  readonly byOperator: boolean;
  /** How many there are. */
  readonly count: number;
  /** The first of them. */
  readonly discrepancies: readonly StatedDiscrepancy[];
}

/** Of each return only so many are told; the count is of all. */
const TOLD = 5;

/** The discrepancies of the returns of a year that count through a period, as known then; by system and period. */
export async function discrepanciesKnown(
  db: Db,
  { year, through }: { readonly year: FinancialYear; readonly through: Period },
  at: LogPosition,
): Promise<ReturnDiscrepancies[]> {
  const { rows } = await db.query<{
    ics: string;
    period: number;
    version: number;
    confirmed: boolean;
    by_operator: boolean;
    discrepancy_count: number;
    discrepancies: StatedDiscrepancy[];
  }>(
    `SELECT ics, period, version, discrepancies_confirmed_by IS NOT NULL AS confirmed, by_operator, discrepancy_count, discrepancies FROM (
       SELECT DISTINCT ON (v.ics, v.period) v.* FROM facts.return_versions v
       WHERE v.year = $1 AND v.known_from <= $2 AND v.period <= $3 AND NOT EXISTS (
         SELECT FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
           AND b.known_from <= $2)
       ORDER BY v.ics, v.period, v.version DESC) AS counted
     WHERE discrepancy_count > 0 ORDER BY ics, period`,
    [year, at.toString(), through],
  );
  return rows.map(({ discrepancy_count: count, by_operator: byOperator, discrepancies, ...row }) => ({
    ...row,
    byOperator,
    count,
    discrepancies: discrepancies.slice(0, TOLD),
  }));
}
