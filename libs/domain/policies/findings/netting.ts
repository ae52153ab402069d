import { mulDivFloor, pence, positivePart, sumPence, type Pence } from '#kernel';
import type { NettedPart } from './wording.js';

/** The parts that are not zero, in their order, each with what the others offset of it. */
export function nettedParts<Part extends { readonly amountPence: Pence }>(
  parts: readonly Part[],
): (Part & NettedPart)[] {
  const offsets = offsetsWithin(parts.map(({ amountPence }) => amountPence));
  return parts
    .map((part, at) => ({ ...part, offsetPence: offsets[at] ?? pence(0) }))
    .filter(({ amountPence }) => amountPence !== 0);
}

/** What leakage counts of a part: nothing of a credit, and of a charge what no credit offsets. */
export const countedPence = ({ amountPence, offsetPence }: NettedPart): Pence =>
  pence(positivePart(amountPence) - (amountPence > 0 ? offsetPence : 0));

/**
 * What of each part is offset by the others, where leakage counts only (Σ parts)⁺: the same pence on both sides, each side's shared
 * by size. Unsigned, in the order of the parts and never more than a part. What is left of the positive parts, part − offset, sums
 * exactly to the floored whole. Pence left over by the division go one each by largest remainder, then to the earlier part.
 */
export function offsetsWithin(parts: readonly Pence[]): Pence[] {
  const charges = parts.map(positivePart);
  const credits = parts.map((part) => positivePart(-part));
  const offset = Math.min(sumPence(charges), sumPence(credits));
  const [ofCharges, ofCredits] = [shared(offset, charges), shared(offset, credits)];
  return parts.map((part, at) => (part > 0 ? ofCharges[at] : ofCredits[at]) ?? pence(0));
}

/** The amount split by these weights, none below zero and together at least the amount. */
function shared(amount: number, weights: readonly Pence[]): Pence[] {
  const whole = sumPence(weights);
  if (whole === 0) return weights.map(() => pence(0));
  const floors = weights.map((weight) => mulDivFloor(amount, weight, whole));
  const remainder = (at: number): bigint => (BigInt(amount) * BigInt(weights[at] ?? 0)) % BigInt(whole);
  const left = amount - sumPence(floors);
  const byRemainder = weights
    .map((_, at) => at)
    .sort((a, b) => (remainder(a) === remainder(b) ? a - b : remainder(a) > remainder(b) ? -1 : 1));
  const oneMore = new Set(byRemainder.slice(0, left));
  return floors.map((floor, at) => pence(floor + (oneMore.has(at) ? 1 : 0)));
}
