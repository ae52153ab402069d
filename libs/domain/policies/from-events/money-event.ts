import type { DomainEvent } from '#kernel';
import type { BaselineEvent } from '../../baseline/events.js';
import type { FundEvent } from '../../fund/events.js';
import type { InterventionEvent } from '../../intervention/events.js';
import type { OrganisationEvent } from '../../organisation/events.js';
import type { RingFenceAccountEvent } from '../../ring-fence-account/events.js';
import type { ReturnLinesRecorded, SpendReturnEvent } from '../../spend-return/events.js';

/** Every event that a position can depend on, and those that merely travel in the same streams. */
export type MoneyEvent =
  | BaselineEvent
  | FundEvent
  | InterventionEvent
  | OrganisationEvent
  | ReturnLinesRecorded
  | RingFenceAccountEvent
  | SpendReturnEvent;

/** The stream categories that carry them: the filter under which a log is read for HistoryFacts. */
export const MONEY_CATEGORIES = [
  'baseline',
  'fund',
  'intervention',
  'organisation',
  'returnLines',
  'ringFenceAccount',
  'spendReturn',
] as const;

// A record, so that an event type that is added to the union and forgotten here does not compile.
const TYPES: Readonly<Record<MoneyEvent['type'], true>> = {
  BaselineDeclared: true,
  FundDefined: true,
  FundRedefined: true,
  InterventionRegistered: true,
  InterventionAmended: true,
  OrganisationEstablished: true,
  OrganisationAmended: true,
  OrganisationSucceeded: true,
  ReturnLinesRecorded: true,
  ReturnSubmitted: true,
  ReturnSentBack: true,
  ReturnReopened: true,
  ReturnSignedOff: true,
  AllocationAwarded: true,
  AllocationAdjusted: true,
  AllocationTransferred: true,
  CarryForwardBroughtIn: true,
  VirementMade: true,
  CarryForwardApproved: true,
  PlanPhased: true,
  AccountClosed: true,
};

export function isMoneyEvent(event: DomainEvent): event is MoneyEvent {
  return Object.hasOwn(TYPES, event.type);
}
