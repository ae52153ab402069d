import { pence, sumPence, type Pence } from '#kernel';
import { IDENTITY_PARTS, type IdentityAmounts, type IdentityPart } from './position.js';

/**
 * Left side less right side of the identity; 0 for every account and every sum of accounts, or a penny is unexplained.
 *
 *     allocation + overspend = additional + substituted + misdirected + diverted + unevidenced
 *                              + carriedForward + lapsed + uncommitted
 */
export function identityGapPence(amounts: IdentityAmounts): Pence {
  const left = sumPence([amounts.allocation, amounts.overspend]);
  return pence(left - rightHandSidePence(amounts));
}

/** Where the money went: the eight amounts of the right side. */
export const rightHandSidePence = (amounts: Readonly<Record<IdentityPart, Pence>>): Pence =>
  sumPence(IDENTITY_PARTS.map((part) => amounts[part]));
