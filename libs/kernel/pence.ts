import { InvalidValueError, RingfenceError } from './errors.js';

/** Money: a whole number of pence, may be negative, within ±(2^53 − 1). Never a float. */
export type Pence = number & { readonly __unit: 'pence' };

/** The number as pence. Throws InvalidValueError when it is not a safe integer. */
export function pence(value: number): Pence {
  if (!Number.isSafeInteger(value))
    throw new InvalidValueError('pence', value, 'must be a whole number of pence within ±2^53');
  // -0 and 0 are the same money but not the same bytes.
  return (value === 0 ? 0 : value) as Pence;
}

export const ZERO = pence(0);

/**
 * £100bn: the most that one amount may be, either way, and that the lines of one return may come to without their signs. Then thirteen
 * returns of each of 42 systems stay exact in sum (13 × 42 × 10^13 < 2^53).
 */
export const MAX_AMOUNT_PENCE = 10_000_000_000_000;

/** A sum that left the safe range: nobody's input is wrong by itself, so it is not an InvalidValueError. */
export class SumOverflowError extends RingfenceError {
  constructor() {
    super('SumOverflow', 'a sum of pence passes 2^53 and would no longer be exact');
  }
}

/** Exact sum; throws SumOverflowError when it leaves the safe range rather than rounding it. */
export function sumPence(amounts: Iterable<number>): Pence {
  let total = 0;
  for (const amount of amounts) {
    total += pence(amount);
    if (!Number.isSafeInteger(total)) throw new SumOverflowError();
  }
  return pence(total);
}

/** x⁺ = max(0, x). */
export function positivePart(amount: number): Pence {
  return pence(amount > 0 ? amount : 0);
}

/** floor(a × b ÷ c), exact through bigint; c must be positive. */
export function mulDivFloor(a: number, b: number, c: number): Pence {
  return pence(Number(floorDiv(BigInt(a) * BigInt(b), BigInt(c))));
}

/** floor(n ÷ d) for bigint, towards −∞ (the operator truncates towards 0). d must be positive. */
export function floorDiv(n: bigint, d: bigint): bigint {
  if (d <= 0n) throw new InvalidValueError('divisor', d.toString(), 'must be positive');
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/** floor(n ÷ d + ½): half up, also below zero. d must be positive. */
export function roundHalfUpDiv(n: bigint, d: bigint): bigint {
  return floorDiv(2n * n + d, 2n * d);
}
