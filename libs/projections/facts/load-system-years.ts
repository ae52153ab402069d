import type { SystemYearFacts } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import type { FinancialYear } from '#kernel';
import type { Db } from './as-of.js';
import { loadThese, systemsHavingAccounts } from './years/load-years.js';

/**
 * All that positions of these systems and year are a function of, as known at a position: one set of queries whatever the number of
 * systems. `systems` null means every system with an account in the year. Keyed by ODS code.
 */
export async function loadSystemYears(
  db: Db,
  year: FinancialYear,
  systems: readonly string[] | null,
  at: LogPosition,
): Promise<Map<string, SystemYearFacts>> {
  const having = await systemsHavingAccounts(db, year, systems, at);
  // Nothing is asked of a year without accounts: every job looks at the year before, and a house's first year has none.
  if (having.length === 0) return new Map();
  return (await loadThese({ db, year, systems: having, span: { from: at, to: at } })).at(at);
}
