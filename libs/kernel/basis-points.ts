import { InvalidValueError } from './errors.js';
import { roundHalfUpDiv } from './pence.js';

/** A rate: whole basis points, 1% = 100 bp. May pass 10000 and may be negative. */
export type BasisPoints = number & { readonly __unit: 'bp' };

export const WHOLE_BP = 10000;

/** The number as basis points. Throws InvalidValueError when it is not a safe integer. */
export function basisPoints(value: number): BasisPoints {
  if (!Number.isSafeInteger(value))
    throw new InvalidValueError('basis points', value, 'must be a whole number');
  return value as BasisPoints;
}

/** roundHalfUp(10000 × part ÷ whole); null when whole ≤ 0 (a rate of nothing says nothing). */
export function rateBp(part: number, whole: number): BasisPoints | null {
  if (whole <= 0) return null;
  return basisPoints(Number(roundHalfUpDiv(BigInt(part) * BigInt(WHOLE_BP), BigInt(whole))));
}
