import { LAST_MONTH, PERIODS, type Period } from '#kernel';
import type { CountedReturn, SystemYearFacts } from './facts.js';

/** "Counted returns" of the model: the versions that count, with period at most `through`, in the order of periods. */
export function countedThrough(facts: SystemYearFacts, through: Period): CountedReturn[] {
  return facts.returns.filter((counted) => counted.period <= through).sort((a, b) => a.period - b.period);
}

/** The periods of 1..min(through, 12) without a counted return. Shown, never imputed; M13 is never missing. */
export function missingPeriods(counted: readonly CountedReturn[], through: Period): Period[] {
  const reported = new Set(counted.map((it) => it.period));
  return PERIODS.filter((at) => at <= Math.min(through, LAST_MONTH) && !reported.has(at));
}

/** The r returns that test core spend: counted, of periods 1 to 12, and declaring core spend complete. */
export function testedMonths(counted: readonly CountedReturn[]): CountedReturn[] {
  return counted.filter((it) => it.period <= LAST_MONTH && it.coreComplete);
}
