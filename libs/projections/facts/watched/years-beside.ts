import type { AccountKey } from '#domain/ring-fence-account';
import { REVERSED_BY_PERIOD } from '#domain/policies';
import { CORE } from '#domain/spend-return';
import type { LogPosition } from '#event-store/port';
import { nextFinancialYear, pence, previousFinancialYear, type Pence } from '#kernel';
import type { Db } from '../as-of.js';

/** The versions that count of the returns of a system ($1) and year ($2), as known at $3. */
const COUNTED = `SELECT DISTINCT ON (v.period) v.period, v.reference FROM facts.return_versions v
  WHERE v.ics = $1 AND v.year = $2 AND v.known_from <= $3 AND NOT EXISTS (
    SELECT FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
      AND b.known_from <= $3)
  ORDER BY v.period, v.version DESC`;

/** Core money in the counted returns of the year before, by programme. */
export async function coreSpentBefore(
  db: Db,
  { ics, year }: AccountKey,
  at: LogPosition,
): Promise<Map<string, Pence>> {
  const { rows } = await db.query<{ programme: string; amount: string }>(
    `SELECT s.programme, sum(s.amount_pence) AS amount FROM (${COUNTED}) AS c JOIN facts.return_sums s USING (reference)
     WHERE s.charged_to = $4 AND s.programme <> '' GROUP BY 1`,
    [ics, previousFinancialYear(year), at.toString(), CORE],
  );
  return new Map(rows.map((row) => [row.programme, pence(Number(row.amount))]));
}

/** What the counted returns of the first months of the year after gave back to the fund, by purpose. */
export async function creditsAfter(
  db: Db,
  { fund, ics, year }: AccountKey,
  at: LogPosition,
): Promise<Map<string, Pence>> {
  const { rows } = await db.query<{ purpose: string; amount: string }>(
    `SELECT s.purpose, sum(s.credit_pence) AS amount FROM (${COUNTED}) AS c JOIN facts.return_sums s USING (reference)
     WHERE c.period <= $5 AND s.charged_to = $4 AND s.credit_pence > 0 GROUP BY 1`,
    [ics, nextFinancialYear(year), at.toString(), fund, REVERSED_BY_PERIOD],
  );
  return new Map(rows.map((row) => [row.purpose, pence(Number(row.amount))]));
}
