import type { AccountKey } from '#domain/ring-fence-account';
import { REVERSED_BY_PERIOD } from '#domain/policies';
import { CORE } from '#domain/spend-return';
import type { LogPosition } from '#event-store/port';
import { nextFinancialYear, pence, previousFinancialYear, type FinancialYear, type Pence } from '#kernel';
import type { Db } from '../as-of.js';

/** The versions that count of the returns of some systems ($1) and a year ($2), as known at $3. */
const COUNTED = `SELECT DISTINCT ON (v.ics, v.period) v.ics, v.period, v.reference FROM facts.return_versions v
  WHERE v.ics = ANY($1) AND v.year = $2 AND v.known_from <= $3 AND NOT EXISTS (
    SELECT FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
      AND b.known_from <= $3)
  ORDER BY v.ics, v.period, v.version DESC`;

/** Core money in the counted returns of the year before, by system and programme. */
export async function coreSpentBefore(
  db: Db,
  systems: readonly string[],
  year: FinancialYear,
  at: LogPosition,
): Promise<Map<string, Map<string, Pence>>> {
  const { rows } = await db.query<{ ics: string; programme: string; amount: string }>(
    `SELECT c.ics, s.programme, sum(s.amount_pence) AS amount FROM (${COUNTED}) AS c JOIN facts.return_sums s USING (reference)
     WHERE s.charged_to = $4 AND s.programme <> '' GROUP BY 1, 2`,
    [systems, previousFinancialYear(year), at.toString(), CORE],
  );
  const spent = new Map(systems.map((ics) => [ics, new Map<string, Pence>()]));
  for (const { ics, programme, amount } of rows) spent.get(ics)!.set(programme, pence(Number(amount)));
  return spent;
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
    [[ics], nextFinancialYear(year), at.toString(), fund, REVERSED_BY_PERIOD],
  );
  return new Map(rows.map((row) => [row.purpose, pence(Number(row.amount))]));
}
