// Stored names are a public contract: SuccessionProposed.v1, SuccessionConfirmed.v1, SuccessionWithdrawn.v1,
// SuccessionTransfersOrdered.v1.
import type { DomainEvent, Pence, PlainDate } from '#kernel';
import type { SuccessorShare } from '../organisation/events.js';
import type { AccountKey } from '../ring-fence-account/events.js';

/** One body that is succeeded, and by whom. */
export interface Predecessor {
  readonly predecessor: string;
  readonly successors: readonly SuccessorShare[];
}

/** A merger or a division on one date: all the bodies it touches, so that two people look at it whole. */
export interface ProposedSuccession {
  /** A UUID, made by whoever proposes. */
  readonly change: string;
  readonly effectiveOn: PlainDate;
  readonly predecessors: readonly Predecessor[];
  /** The order, statutory instrument or board paper that it rests on. */
  readonly reason: string;
}

/** What is left of one account, or a part of it, to a successor. */
export interface OrderedTransfer {
  readonly account: AccountKey;
  readonly toIcs: string;
  readonly amountPence: Pence;
}

export type SuccessionProposed = DomainEvent<
  'SuccessionProposed',
  ProposedSuccession & { readonly proposedBy: string }
>;
/** By another than the proposer. What it makes true follows in the predecessors' own streams. */
export type SuccessionConfirmed = DomainEvent<
  'SuccessionConfirmed',
  { readonly change: string; readonly confirmedBy: string }
>;
export type SuccessionWithdrawn = DomainEvent<
  'SuccessionWithdrawn',
  { readonly change: string; readonly withdrawnBy: string; readonly reason: string }
>;
/** Written before any of the transfers, so that a crash between them is made good with the same amounts. */
export type SuccessionTransfersOrdered = DomainEvent<
  'SuccessionTransfersOrdered',
  {
    readonly change: string;
    readonly transfers: readonly OrderedTransfer[];
    readonly orderedBy: string;
    /** Decimal log position of the figures that they were worked out from. */
    readonly basedOn: string;
  }
>;

export type OrganisationChangeEvent =
  SuccessionProposed | SuccessionConfirmed | SuccessionWithdrawn | SuccessionTransfersOrdered;

export const organisationChangeStream = (change: string): string => `organisationChange-${change}`;
