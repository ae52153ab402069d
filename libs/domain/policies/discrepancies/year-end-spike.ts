import { floorDiv, formatPounds, LAST_MONTH, pence, WHOLE_BP, type Pence } from '#kernel';
import { CORE } from '../../spend-return/events.js';
import type { DiscrepancyRule, Seen } from './discrepancy.js';
import { chargedBy } from './return-digest.js';
import { LEAST_MONTH_PENCE, LEAST_SPIKE_MONTHS, SPIKE_BP } from './thresholds.js';
import { periodName } from './wording.js';

/** Money found a home in March, or was accrued behind it: M12 or M13 against the mean of the months before, fund by fund. */
export const yearEndSpike: DiscrepancyRule = (seen) =>
  spikes(seen).map(({ fund, amountPence, meanPence, months }) => ({
    rule: 'year_end_spike',
    count: 1,
    at: null,
    amountPence,
    sentence:
      `${formatPounds(amountPence)} is charged to ${fund} in ${periodName(seen.present.period)}, where the ${months} months ` +
      `before have ${formatPounds(meanPence)} on average: check that it was spent in this month and year.`,
  }));

export interface Spike {
  readonly fund: string;
  readonly amountPence: Pence;
  readonly meanPence: Pence;
  readonly months: number;
}

export function spikes({ present, own }: Seen): Spike[] {
  if (present.period < LAST_MONTH) return [];
  const before = own
    .filter(({ year, period }) => year === present.year && period < present.period)
    .map(chargedBy);
  const months = before.length;
  if (months < LEAST_SPIKE_MONTHS) return [];
  return [...chargedBy(present)].flatMap(([fund, amountPence]) => {
    if (fund === CORE) return [];
    const sum = before.reduce((total, sums) => total + BigInt(sums.get(fund) ?? 0), 0n);
    const meanPence = pence(Number(floorDiv(sum, BigInt(months))));
    const isSpike =
      meanPence > 0 &&
      BigInt(amountPence) * BigInt(WHOLE_BP) >= BigInt(meanPence) * BigInt(SPIKE_BP) &&
      amountPence - meanPence >= LEAST_MONTH_PENCE;
    return isSpike ? [{ fund, amountPence, meanPence, months }] : [];
  });
}
