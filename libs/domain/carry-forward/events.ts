// Stored names are a public contract: CarryForwardRequested.v1, CarryForwardGranted.v1, CarryForwardDeclined.v1.
import type { DomainEvent, Pence, PlainDate } from '#kernel';
import { accountName, type AccountKey } from '../ring-fence-account/events.js';

/** A system asks to keep money of the year that closes. People are named by their opaque ids. */
export type CarryForwardRequested = DomainEvent<
  'CarryForwardRequested',
  {
    readonly account: AccountKey;
    /** Positive. */
    readonly amountPence: Pence;
    readonly reason: string;
    readonly requestedBy: string;
  }
>;
/** By another than asked, and for no more than was asked. The approval that positions count follows in the account's own stream. */
export type CarryForwardGranted = DomainEvent<
  'CarryForwardGranted',
  {
    readonly account: AccountKey;
    readonly amountPence: Pence;
    readonly approvedOn: PlainDate;
    readonly grantedBy: string;
  }
>;
export type CarryForwardDeclined = DomainEvent<
  'CarryForwardDeclined',
  { readonly account: AccountKey; readonly reason: string; readonly declinedBy: string }
>;

export type CarryForwardEvent = CarryForwardRequested | CarryForwardGranted | CarryForwardDeclined;

export const carryForwardStream = (account: AccountKey): string => `carryForward-${accountName(account)}`;
