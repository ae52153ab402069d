import { MAX_AMOUNT_PENCE, pence, wholeNumber, type Pence } from '#kernel';

/** An amount that somebody records: at most £100bn either way. Throws InvalidValueError. */
export const recordedAmount = (value: number): Pence =>
  pence(wholeNumber('amount in pence', value, -MAX_AMOUNT_PENCE, MAX_AMOUNT_PENCE));

/**
 * £400bn: what the entries in the books of one account may come to without their signs, so that a slip of the largest size can be put
 * right twice. With at most £100bn in each of 13 returns, every figure of 42 systems stays exact in sum: 42 × (13 + 4) × 10^13 < 2^53.
 */
export const MAX_BOOKED_PENCE = 4 * MAX_AMOUNT_PENCE;
