import { LAST_MONTH, pence, positivePart, type Pence, type Period } from '#kernel';
import { allocationPence, broughtInPence } from './allocation.js';
import type { AccountFacts } from './facts.js';

export interface Unspent {
  /** O = (P + D − A)⁺. */
  readonly overspendPence: Pence;
  /** U = (A − P − D)⁺ is the sum of these three. */
  readonly carriedForwardPence: Pence;
  readonly lapsedPence: Pence;
  readonly uncommittedPence: Pence;
}

/** A close speaks of the whole year: a position through an earlier month is still open. */
export const isClosedThrough = (account: AccountFacts, through: Period): boolean =>
  account.closed && through >= LAST_MONTH;

/** What became of money that was not spent: uncommitted while the account is open; carried forward or lapsed when closed. */
export function unspentOf(
  account: AccountFacts,
  spentPence: Pence,
  divertedPence: Pence,
  through: Period,
): Unspent {
  const allocation = allocationPence(account);
  const left = pence(allocation - spentPence - divertedPence);
  const unspent = positivePart(left);
  const overspendPence = positivePart(-left);
  if (!isClosedThrough(account, through)) {
    return {
      overspendPence,
      carriedForwardPence: pence(0),
      lapsedPence: pence(0),
      uncommittedPence: unspent,
    };
  }
  // Money is carried once only: what was itself brought in cannot be carried on.
  const carriedForwardPence = pence(
    Math.min(
      unspent,
      positivePart(account.carryForwardApprovedPence),
      positivePart(allocation - broughtInPence(account)),
    ),
  );
  return {
    overspendPence,
    carriedForwardPence,
    lapsedPence: pence(unspent - carriedForwardPence),
    uncommittedPence: pence(0),
  };
}
