import type { FinancialYear } from '#kernel';
import type { FundDefinition, Regime } from '../../fund/events.js';

/** The regime of a fund in a year. A ring is a condition that somebody must state: a year the fund does not name has none. */
export function regimeOf(definition: FundDefinition, year: FinancialYear): Regime {
  return definition.years[year]?.regime ?? 'notional';
}

/** What the model's word leakage is in a sentence, or above a column, about accounts of one regime. */
export interface LeakWords {
  /** As a noun: `confirmed leakage`. */
  readonly leak: 'leakage' | 'seepage';
  /** Of money: `£5.00 leaked`. */
  readonly leaked: 'leaked' | 'seeped';
}

const LEAK_WORDS: Readonly<Record<Regime, LeakWords>> = {
  ring_fenced: { leak: 'leakage', leaked: 'leaked' },
  // Where no condition stands there is nothing to leak through: the money seeps.
  notional: { leak: 'seepage', leaked: 'seeped' },
};

export const leakWords = (regime: Regime): LeakWords => LEAK_WORDS[regime];

/** What leakage is, judged: seepage of money that was meant for inequalities, or a breach of a condition. */
export const leakageWord = (regime: Regime): 'breach' | 'seepage' =>
  regime === 'ring_fenced' ? 'breach' : 'seepage';
