import {
  IDENTITY_PARTS,
  totalOf,
  type IdentityPart,
  type Position,
  type PositionTotal,
} from '#domain/policies';
import { pence, type Pence } from '#kernel';
import type { NotReported } from '../charts/bar-rows.js';

type Classed = Pick<Position, 'adherence'>;

/** Nothing can be said of an account that reported nothing: its zeros are the model's, not its own. */
export const hasReported = ({ adherence }: Classed): boolean => adherence !== 'not_reported';

/** What was given to accounts that reported nothing, and under which parts of the identity the model keeps it. */
export interface Unreported {
  readonly accounts: number;
  readonly allocationPence: Pence;
  readonly overspendPence: Pence;
  /** Sums to allocation and overspend. */
  readonly heldAsPence: Readonly<Record<IdentityPart, Pence>>;
}

/** Accounts that reported, as one; and those that did not, apart. */
export function splitByReport(positions: readonly Position[]): {
  readonly reported: PositionTotal;
  readonly notReported: Unreported;
} {
  const silent = positions.filter((position) => !hasReported(position));
  const total = totalOf(silent);
  const parts = IDENTITY_PARTS.map((part) => [part, total[part]]);
  return {
    reported: totalOf(positions.filter(hasReported)),
    notReported: {
      accounts: silent.length,
      allocationPence: total.allocation,
      overspendPence: total.overspend,
      heldAsPence: Object.fromEntries(parts) as Record<IdentityPart, Pence>,
    },
  };
}

/** As the identity bar draws it; null when every account reported. */
export const silentPart = (unreported: Unreported): NotReported | null =>
  unreported.accounts === 0
    ? null
    : {
        accounts: unreported.accounts,
        amounts: {
          allocation: unreported.allocationPence,
          overspend: unreported.overspendPence,
          ...unreported.heldAsPence,
        },
      };

/**
 * What cannot be excluded of accounts that reported nothing. None of theirs is confirmed; but once one is closed, what it was given has
 * lapsed or its returns are missing, and the model cannot say which.
 */
export const unreportedPotentialPence = (total: PositionTotal, reported: PositionTotal): Pence =>
  pence(total.potentialLeakage - reported.potentialLeakage);

/** All that accounts without a report were given and passed: of this much nothing is known. */
export const unknownPence = ({ allocationPence, overspendPence }: Unreported): Pence =>
  pence(allocationPence + overspendPence);
