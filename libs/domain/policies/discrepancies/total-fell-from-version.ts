import { formatPounds, pence } from '#kernel';
import type { DiscrepancyRule } from './discrepancy.js';

/** A version replaces the one before it whole, so lines that were left out are gone: any fall is asked about. */
export const totalFellFromVersion: DiscrepancyRule = ({ present, replaces }) => {
  if (replaces === null || present.totalPence >= replaces.totalPence) return [];
  const amountPence = pence(replaces.totalPence - present.totalPence);
  return [
    {
      rule: 'total_fell_from_version',
      count: 1,
      at: null,
      amountPence,
      sentence: `The total is ${formatPounds(present.totalPence)}, ${formatPounds(amountPence)} less than the ${formatPounds(replaces.totalPence)} of the version that it replaces: check that no lines are missing.`,
    },
  ];
};
