import { never, type PlainDate } from '#kernel';
import type { OrganisationDetails, OrganisationEvent, SuccessorShare } from './events.js';

export type OrganisationState =
  | { readonly status: 'unregistered' }
  | {
      readonly status: 'registered';
      readonly details: OrganisationDetails;
      /** What happened to it, by date: all successors of one date. */
      readonly successions: ReadonlyMap<PlainDate, readonly SuccessorShare[]>;
    };

export const initial: OrganisationState = { status: 'unregistered' };

/** The state after one more event. */
export function evolve(state: OrganisationState, event: OrganisationEvent): OrganisationState {
  switch (event.type) {
    case 'OrganisationEstablished':
    case 'OrganisationAmended':
      return {
        status: 'registered',
        details: event.data,
        successions: state.status === 'registered' ? state.successions : new Map(),
      };
    case 'OrganisationSucceeded':
      // The decider lets nothing succeed what is not registered.
      if (state.status === 'unregistered') return state;
      return {
        ...state,
        successions: new Map([...state.successions, [event.data.effectiveOn, event.data.successors]]),
      };
    default:
      return never(event);
  }
}
