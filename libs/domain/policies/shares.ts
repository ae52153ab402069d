import { RefusedError, WHOLE_BP, code } from '#kernel';
import type { SuccessorShare } from '../organisation/events.js';

/** Refuses with SuccessorTwice, ShareNotPositive, SharesNotWhole. */
export function checkShares(predecessor: string, successors: readonly SuccessorShare[]): void {
  const seen = new Set<string>();
  let sumBp = 0;
  for (const { icsCode, shareBp } of successors) {
    if (seen.has(code('successor', icsCode))) {
      throw new RefusedError(
        'SuccessorTwice',
        `${icsCode} is named twice among the successors of ${predecessor}.`,
        {
          predecessor,
          successor: icsCode,
        },
      );
    }
    if (!Number.isSafeInteger(shareBp) || shareBp <= 0) {
      throw new RefusedError(
        'ShareNotPositive',
        `The share of ${icsCode} in ${predecessor} must be a whole number of basis points above 0.`,
        { predecessor, successor: icsCode, shareBp },
      );
    }
    seen.add(icsCode);
    sumBp += shareBp;
  }
  if (sumBp !== WHOLE_BP) {
    throw new RefusedError(
      'SharesNotWhole',
      `The shares of the successors of ${predecessor} must sum to ${WHOLE_BP} basis points, and sum to ${sumBp}.`,
      { predecessor, sumBp },
    );
  }
}
