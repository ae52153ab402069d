import { WHOLE_BP, floorDiv, pence, type Pence } from '#kernel';
import type { SuccessorShare } from '../../organisation/events.js';

/** What one successor gets of one amount, and how the pence came out. */
export interface Apportioned {
  readonly icsCode: string;
  readonly shareBp: number;
  readonly amountPence: Pence;
  /** Ten-thousandths of a penny that the floor of its share left over. */
  readonly remainder: number;
  /** It got one of the pence that all floors together left over. */
  readonly extraPenny: boolean;
}

const WHOLE = BigInt(WHOLE_BP);

/**
 * The amount by shares that sum to 10000, to the penny: floor of |amount| × share for each, then the pence left over one each by
 * largest remainder, ties to the earlier code, the sign put back. By code.
 */
export function apportion(amountPence: Pence, successors: readonly SuccessorShare[]): Apportioned[] {
  const sign = amountPence < 0 ? -1n : 1n;
  // |amount| × 10000 passes 2^53.
  const whole = sign * BigInt(amountPence);
  const parts = [...successors]
    .sort((a, b) => (a.icsCode < b.icsCode ? -1 : 1))
    .map((share) => {
      const product = whole * BigInt(share.shareBp);
      const floor = floorDiv(product, WHOLE);
      return { ...share, floor, remainder: Number(product - floor * WHOLE) };
    });
  const left = Number(whole - parts.reduce((sum, { floor }) => sum + floor, 0n));
  // The sort is stable: of equal remainders the earlier code stands first.
  const lucky = new Set([...parts].sort((a, b) => b.remainder - a.remainder).slice(0, left));
  return parts.map((part) => ({
    ...{ icsCode: part.icsCode, shareBp: part.shareBp, remainder: part.remainder },
    amountPence: pence(Number(sign * (part.floor + (lucky.has(part) ? 1n : 0n)))),
    extraPenny: lucky.has(part),
  }));
}
