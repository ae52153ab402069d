import { canonicalJson, never, type Pence, type Period, type PlainDate } from '#kernel';
import type { RingFenceAccountEvent } from './events.js';

interface Books {
  /** What was written under each reference that a file gave, as canonical JSON; by `referenceKey`. */
  readonly references: ReadonlyMap<string, string>;
  /** All entries without their signs; only compared, so that no log is too large to be read. */
  readonly bookedPence: number;
  /** The phased plan that stands, by period. */
  readonly plans: ReadonlyMap<Period, Pence>;
}

export type RingFenceAccountState =
  | ({ readonly status: 'untouched' } & Books)
  | ({ readonly status: 'open' } & Books)
  | ({ readonly status: 'closed'; readonly closedOn: PlainDate } & Books);

export const initial: RingFenceAccountState = {
  status: 'untouched',
  references: new Map(),
  bookedPence: 0,
  plans: new Map(),
};

/** The state after one more event. A closed account stays closed, whatever an operator books to it afterwards. */
export function evolve(state: RingFenceAccountState, event: RingFenceAccountEvent): RingFenceAccountState {
  switch (event.type) {
    case 'AllocationAwarded':
    case 'AllocationAdjusted':
    case 'AllocationTransferred':
    case 'CarryForwardBroughtIn':
    case 'VirementMade':
    case 'CarryForwardApproved':
      return remember(touched(state), event);
    case 'PlanPhased':
      return {
        ...touched(state),
        plans: new Map([...state.plans, [event.data.period, event.data.amountPence]]),
      };
    case 'AccountClosed':
      return { ...state, status: 'closed', closedOn: event.data.closedOn };
    default:
      return never(event);
  }
}

/** An event of an account that carries a reference of the file it came from. */
export type ReferencedEvent = Exclude<RingFenceAccountEvent, { type: 'PlanPhased' | 'AccountClosed' }>;

/** A reference is unique within its file type: allocations of every kind share one. */
export function referenceKey({ type, data }: ReferencedEvent): string | null {
  if (data.reference === null) return null;
  switch (type) {
    case 'VirementMade':
      return `virements/${data.reference}`;
    case 'CarryForwardApproved':
      return `carry-forwards/${data.reference}`;
    case 'AllocationAwarded':
    case 'AllocationAdjusted':
    case 'AllocationTransferred':
    case 'CarryForwardBroughtIn':
      return `allocations/${data.reference}`;
    default:
      return never(type);
  }
}

function touched(state: RingFenceAccountState): RingFenceAccountState {
  return state.status === 'untouched' ? { ...state, status: 'open' } : state;
}

function remember(state: RingFenceAccountState, event: ReferencedEvent): RingFenceAccountState {
  const booked = { ...state, bookedPence: state.bookedPence + Math.abs(event.data.amountPence) };
  const key = referenceKey(event);
  if (key === null) return booked;
  return { ...booked, references: new Map([...state.references, [key, canonicalJson(event)]]) };
}
