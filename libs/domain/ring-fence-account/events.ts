// Stored names are a public contract: AllocationAwarded.v1, AllocationAdjusted.v1, AllocationTransferred.v1,
// CarryForwardBroughtIn.v1, VirementMade.v1, CarryForwardApproved.v1, PlanPhased.v1, AccountClosed.v1.
import type { DomainEvent, FinancialYear, Pence, Period, PlainDate } from '#kernel';
import type { CorePressure } from '../policies/core-pressure.js';

/** One fund, one ICS (ODS code), one financial year: the unit that is monitored. */
export interface AccountKey {
  readonly fund: string;
  readonly ics: string;
  readonly year: FinancialYear;
}

export interface AllocationEntry {
  readonly account: AccountKey;
  readonly amountPence: Pence;
  readonly effectiveOn: PlainDate;
  readonly source: string;
  readonly recurrent: boolean | null;
  /** Unique within its file type, across all loads; null where the file gave none. */
  readonly reference: string | null;
}

export type AllocationAwarded = DomainEvent<'AllocationAwarded', AllocationEntry>;
export type AllocationAdjusted = DomainEvent<'AllocationAdjusted', AllocationEntry>;
/** Both sides in one event, kept in the giver's stream: a side without its counterpart cannot exist. Amount positive. */
export type AllocationTransferred = DomainEvent<
  'AllocationTransferred',
  AllocationEntry & { readonly toIcs: string }
>;
export type CarryForwardBroughtIn = DomainEvent<'CarryForwardBroughtIn', AllocationEntry>;
export type VirementMade = DomainEvent<
  'VirementMade',
  {
    readonly account: AccountKey;
    readonly period: Period;
    readonly direction: 'out' | 'in';
    readonly pressure: CorePressure;
    /** Positive; `direction` says which way. */
    readonly amountPence: Pence;
    readonly reason: string;
    /** An opaque person id. */
    readonly authorisedBy: string;
    readonly reference: string | null;
  }
>;
export type CarryForwardApproved = DomainEvent<
  'CarryForwardApproved',
  {
    readonly account: AccountKey;
    readonly amountPence: Pence;
    readonly approvedBy: string;
    readonly approvedOn: PlainDate;
    readonly reference: string | null;
  }
>;
/** The phased plan of one period; a later one for the same period replaces it. */
export type PlanPhased = DomainEvent<
  'PlanPhased',
  { readonly account: AccountKey; readonly period: Period; readonly amountPence: Pence }
>;
export type AccountClosed = DomainEvent<
  'AccountClosed',
  { readonly account: AccountKey; readonly closedOn: PlainDate }
>;

export type RingFenceAccountEvent =
  | AllocationAwarded
  | AllocationAdjusted
  | AllocationTransferred
  | CarryForwardBroughtIn
  | VirementMade
  | CarryForwardApproved
  | PlanPhased
  | AccountClosed;

/** `HI:QE1:2022-23`, the account's name in streams, subjects and jobs. */
export const accountName = (key: AccountKey): string => `${key.fund}:${key.ics}:${key.year}`;
export const ringFenceAccountStream = (key: AccountKey): string => `ringFenceAccount-${accountName(key)}`;
