import type { SystemYearFacts } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import type { FinancialYear } from '#kernel';
import type { Db } from './as-of.js';
import { loadYears } from './years/load-years.js';

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
  return (await loadYears(db, year, systems, { from: at, to: at })).at(at);
}
