import { formatPounds, LAST_MONTH, pence, WHOLE_BP } from '#kernel';
import type { DiscrepancyRule } from './discrepancy.js';
import { monthNumber } from './return-digest.js';
import { FELL_BP, LEAST_MONTH_PENCE } from './thresholds.js';
import { monthName } from './wording.js';

/** A month with less than half of the month before: a provider or a ledger is often missing from it. */
export const totalFellFromMonth: DiscrepancyRule = ({ present, own }) => {
  if (present.period > LAST_MONTH) return [];
  const month = monthNumber(present.year, present.period);
  const before = own.find(
    ({ year, period }) => period <= LAST_MONTH && monthNumber(year, period) === month - 1,
  );
  if (before === undefined || before.totalPence <= 0) return [];
  const fellPence = pence(before.totalPence - present.totalPence);
  const share = BigInt(before.totalPence) * BigInt(FELL_BP);
  if (fellPence < LEAST_MONTH_PENCE || BigInt(fellPence) * BigInt(WHOLE_BP) < share) return [];
  return [
    {
      rule: 'total_fell_from_month',
      count: 1,
      at: null,
      amountPence: fellPence,
      sentence: `The total is ${formatPounds(present.totalPence)}, where ${monthName(before, present)} has ${formatPounds(before.totalPence)}: check that no lines are missing.`,
    },
  ];
};
