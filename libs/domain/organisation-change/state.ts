import { never } from '#kernel';
import type { OrganisationChangeEvent, SuccessionProposed, SuccessionTransfersOrdered } from './events.js';

export type OrganisationChangeState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'proposed' | 'withdrawn';
      readonly proposal: SuccessionProposed['data'];
    }
  | {
      readonly status: 'confirmed';
      readonly proposal: SuccessionProposed['data'];
      readonly confirmedBy: string;
      readonly orders: readonly SuccessionTransfersOrdered['data'][];
    };

export const initial: OrganisationChangeState = { status: 'unknown' };

/** The state after one more event. */
export function evolve(
  state: OrganisationChangeState,
  event: OrganisationChangeEvent,
): OrganisationChangeState {
  if (event.type === 'SuccessionProposed') return { status: 'proposed', proposal: event.data };
  // The decider lets nothing follow but a proposal.
  if (state.status === 'unknown') return state;
  const { proposal } = state;
  switch (event.type) {
    case 'SuccessionConfirmed':
      return { status: 'confirmed', proposal, confirmedBy: event.data.confirmedBy, orders: [] };
    case 'SuccessionWithdrawn':
      return { status: 'withdrawn', proposal };
    case 'SuccessionTransfersOrdered':
      return state.status === 'confirmed' ? { ...state, orders: [...state.orders, event.data] } : state;
    default:
      return never(event);
  }
}
