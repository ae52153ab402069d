import { formatPercent, formatPounds, LAST_MONTH, pence, positivePart, rateBp } from '#kernel';
import { CORE } from '../../spend-return/events.js';
import type { DiscrepancyRule } from './discrepancy.js';
import { chargedBy } from './return-digest.js';
import { LEAST_MONTH_PENCE, M13_SHARE_BP } from './thresholds.js';
import { spikes } from './year-end-spike.js';

/** Audit adjustments beyond a share of the year that they adjust, either way. One cause, one finding: a spike says it already. */
export const m13Share: DiscrepancyRule = (seen) => {
  const { present, own } = seen;
  if (present.period <= LAST_MONTH) return [];
  const told = new Set(spikes(seen).map(({ fund }) => fund));
  const year = own.filter((each) => each.year === present.year && each.period <= LAST_MONTH).map(chargedBy);
  if (year.length === 0) return [];
  return [...chargedBy(present)].flatMap(([fund, amountPence]) => {
    const size = pence(Math.abs(amountPence));
    if (fund === CORE || told.has(fund) || size < LEAST_MONTH_PENCE) return [];
    const sum = year.reduce((total, sums) => total + BigInt(sums.get(fund) ?? 0), 0n);
    const whole = positivePart(Number(sum));
    const share = rateBp(size, whole);
    if (share !== null && share < M13_SHARE_BP) return [];
    const of =
      share === null
        ? 'where nothing is charged to it in M01 to M12'
        : `which is ${formatPercent(share)} of M01 to M12`;
    return [
      {
        rule: 'm13_share',
        count: 1,
        at: null,
        amountPence: size,
        sentence: `The audit adjustments of M13 ${amountPence < 0 ? 'take' : 'add'} ${formatPounds(size)} ${amountPence < 0 ? 'from' : 'to'} ${fund}, ${of}: check that they belong to this year.`,
      },
    ];
  });
};
