import { sumPence, type Pence } from '#kernel';
import type { AccountFacts } from './facts.js';

/** A: every award, adjustment and transfer, plus carry-forward brought in. Periods do not filter it: only what is known does. */
export function allocationPence(account: AccountFacts): Pence {
  return sumPence(account.allocations.map((entry) => entry.amountPence));
}

/** The part of A that was brought in from the year before; it cannot be carried a second time. */
export function broughtInPence(account: AccountFacts): Pence {
  return sumPence(
    account.allocations
      .filter((entry) => entry.kind === 'carry_forward_in')
      .map((entry) => entry.amountPence),
  );
}
