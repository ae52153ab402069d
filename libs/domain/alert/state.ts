import { never, type Instant } from '#kernel';
import type { AlertEvent, Basis, Finding } from './events.js';

export type AlertState =
  | { readonly status: 'quiet' }
  | { readonly status: 'open'; readonly finding: Finding; readonly basis: Basis }
  | { readonly status: 'resolved'; readonly resolvedAt: Instant; readonly basis: Basis };

export const initial: AlertState = { status: 'quiet' };

/** The state after one more event. */
export function evolve(_state: AlertState, event: AlertEvent): AlertState {
  switch (event.type) {
    case 'AlertRaised':
    case 'AlertUpdated':
    case 'AlertReopened':
      return { status: 'open', finding: event.data.finding, basis: basisOf(event) };
    case 'AlertResolved':
      return { status: 'resolved', resolvedAt: event.data.at, basis: basisOf(event) };
    default:
      return never(event);
  }
}

const basisOf = ({ data: { basedOn, asOf } }: AlertEvent): Basis => ({ basedOn, asOf });
