import {
  formatPercent,
  formatPounds,
  LAST_MONTH,
  pence,
  positivePart,
  sumPence,
  type Pence,
  type Period,
} from '#kernel';
import type { SystemYearFacts } from '../position/facts.js';
import { rateOf } from '../position/rate.js';
import { notRaised, raised, type SignalRule } from './signal.js';
import { spentPence } from './spent.js';

export const YEAR_END_FROM_BP = 2500;
const LAST_ORDINARY_MONTH: Period = 11;

/**
 * A quarter of P or more is charged in M12 and M13; or a quarter of what was charged then, purpose by purpose, was given back in M1 to M3
 * of the year after: money that was not spent made to look as if it had been.
 */
export const yearEndAccrual: SignalRule = ({
  facts,
  definition,
  position,
  positions,
  monitored,
  subject,
  surroundings,
}) => {
  const before = positions.find(({ through }) => through === LAST_ORDINARY_MONTH);
  if (monitored < LAST_MONTH || !before)
    return notRaised('year_end_accrual', `The year end of ${subject} is not reported yet.`);
  const spent = spentPence(position);
  const atYearEnd = pence(spent - spentPence(before));
  const rateBp = rateOf(atYearEnd, spent);
  const charged = yearEndBy(facts, definition.fund);
  const reversed = sumPence(
    [...charged].map(([purpose, amount]) => Math.min(amount, surroundings.creditsAfter.get(purpose) ?? 0)),
  );
  const reversedBp = rateOf(reversed, sumPence(charged.values()));
  const high = rateBp !== null && rateBp >= YEAR_END_FROM_BP;
  const backed = reversedBp !== null && reversedBp >= YEAR_END_FROM_BP;
  const is = `${formatPounds(atYearEnd)} of ${subject} is charged in M12 and M13${rateBp === null ? '' : `, ${formatPercent(rateBp)} of all its spend`}`;
  const back =
    reversed === 0
      ? ''
      : `; ${formatPounds(reversed)} of it was reversed in the first three months of the next year`;
  if (!high && !backed) return notRaised('year_end_accrual', `${is}${back}.`);
  return raised('year_end_accrual', 'amber', `${is}${back}.`, {
    yearEndPence: atYearEnd,
    spentPence: spent,
    ...(rateBp === null ? {} : { yearEndRateBp: rateBp }),
    reversedPence: reversed,
    throughPeriod: monitored,
  });
};

/** What M12 and M13 charge to the fund, by purpose, where it is more than they give back. */
function yearEndBy(facts: SystemYearFacts, fund: string): Map<string, Pence> {
  const by = new Map<string, number>();
  for (const { period, sums } of facts.returns) {
    if (period < LAST_MONTH) continue;
    for (const { chargedTo, purpose, amountPence } of sums) {
      if (chargedTo === fund) by.set(purpose ?? '', (by.get(purpose ?? '') ?? 0) + amountPence);
    }
  }
  return new Map([...by].map(([purpose, amount]) => [purpose, positivePart(amount)]));
}
