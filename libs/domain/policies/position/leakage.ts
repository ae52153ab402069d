import { LAST_MONTH, mulDivFloor, pence, positivePart, sumPence, type Pence } from '#kernel';
import type { LeakageAmounts } from './position.js';
import { rateOf } from './rate.js';

/** q = min(lapsed, floor(A⁺ × n ÷ 12)): a lapse that may only be a missing return. */
export function lapseInDoubtPence(lapsedPence: Pence, allocation: Pence, missingMonths: number): Pence {
  return pence(Math.min(lapsedPence, mulDivFloor(positivePart(allocation), missingMonths, LAST_MONTH)));
}

export interface LeakageParts {
  readonly misdirectedBy: ReadonlyMap<string, Pence>;
  readonly divertedPence: Pence;
  readonly substitutedPence: Pence;
  /** S*. */
  readonly largestSubstitutionPence: Pence;
  readonly unevidencedPence: Pence;
  readonly lapsedPence: Pence;
  /** q. */
  readonly lapseInDoubtPence: Pence;
}

/** L and L⁺: from what is confirmed to what cannot be excluded. A credit under one pressure hides no charge under another. */
export function leakageOf(parts: LeakageParts, allocation: Pence): LeakageAmounts {
  const confirmedLeakage = sumPence([
    ...[...parts.misdirectedBy.values()].map(positivePart),
    parts.divertedPence,
    parts.substitutedPence,
    parts.lapsedPence,
    -parts.lapseInDoubtPence,
  ]);
  const potentialLeakage = sumPence([
    confirmedLeakage,
    positivePart(parts.unevidencedPence),
    parts.lapseInDoubtPence,
    parts.largestSubstitutionPence,
    -parts.substitutedPence,
  ]);
  return {
    confirmedLeakage,
    potentialLeakage,
    ...leakageRates(confirmedLeakage, potentialLeakage, allocation),
  };
}

/** Rates of A in basis points, half up; both null when A ≤ 0. May pass 10000. */
export function leakageRates(
  confirmedLeakage: Pence,
  potentialLeakage: Pence,
  allocation: Pence,
): Pick<LeakageAmounts, 'confirmedRate' | 'potentialRate'> {
  return {
    confirmedRate: rateOf(confirmedLeakage, allocation),
    potentialRate: rateOf(potentialLeakage, allocation),
  };
}
