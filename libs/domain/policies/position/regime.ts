import type { FinancialYear } from '#kernel';
import type { FundDefinition, Regime } from '../../fund/events.js';

/** The regime of a fund in a year. A ring is a condition that somebody must state: a year the fund does not name has none. */
export function regimeOf(definition: FundDefinition, year: FinancialYear): Regime {
  return definition.years[year]?.regime ?? 'notional';
}

/** What leakage is called: seepage of money that was meant for inequalities, or a breach of a condition. */
export const leakageWord = (regime: Regime): 'breach' | 'seepage' =>
  regime === 'ring_fenced' ? 'breach' : 'seepage';
