import { never } from '#kernel';
import type { InterventionDetails, InterventionEvent } from './events.js';

export type InterventionState =
  | { readonly status: 'unregistered' }
  | { readonly status: 'registered'; readonly details: InterventionDetails };

export const initial: InterventionState = { status: 'unregistered' };

/** The state after one more event. */
export function evolve(_state: InterventionState, event: InterventionEvent): InterventionState {
  switch (event.type) {
    case 'InterventionRegistered':
    case 'InterventionAmended':
      return { status: 'registered', details: event.data };
    default:
      return never(event);
  }
}
