import { WHOLE_BP, basisPoints, roundHalfUpDiv, type BasisPoints } from '#kernel';

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * 10000 × part ÷ whole, half up; null when whole ≤ 0. Beyond ±(2^53 − 1) bp it stays there: a safe part passes that only of a whole
 * under £100.00, where the rate says no more than "without measure", and an amount must not go unreported for it.
 */
export function rateOf(part: number, whole: number): BasisPoints | null {
  if (whole <= 0) return null;
  const rate = roundHalfUpDiv(BigInt(part) * BigInt(WHOLE_BP), BigInt(whole));
  return basisPoints(Number(rate > MOST ? MOST : rate < -MOST ? -MOST : rate));
}
