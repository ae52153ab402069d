import { formatPercent, formatPounds } from '#kernel';
import { rateOf } from '../position/rate.js';
import { notRaised, raised, type SignalRule } from './signal.js';
import { spentPence } from './spent.js';

export const UNEVIDENCED_FROM_BP = 1000;

/** N is at least a tenth of P. Where credits leave P at or below zero there is nothing to be a share of. */
export const unevidencedSpend: SignalRule = ({ position, subject }) => {
  const { unevidenced } = position;
  const spent = spentPence(position);
  const rate = rateOf(unevidenced, spent);
  if (rate === null)
    return notRaised('unevidenced_spend', `No spend is charged to ${subject}, net of credits.`);
  const is = `${formatPounds(unevidenced)} of the ${formatPounds(spent)} charged to ${subject} has no evidence of what it bought (${formatPercent(rate)})`;
  if (rate < UNEVIDENCED_FROM_BP) {
    return notRaised('unevidenced_spend', `${is}, below the line of ${formatPercent(UNEVIDENCED_FROM_BP)}.`);
  }
  return raised('unevidenced_spend', 'amber', `${is}.`, {
    unevidencedRateBp: rate,
    lineBp: UNEVIDENCED_FROM_BP,
    unevidencedPence: unevidenced,
    spentPence: spent,
  });
};
