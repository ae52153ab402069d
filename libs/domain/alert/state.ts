import { never, type Instant } from '#kernel';
import type { AlertEvent, Finding } from './events.js';

export type AlertState =
  | { readonly status: 'quiet' }
  | { readonly status: 'open'; readonly finding: Finding; readonly basedOn: string }
  | { readonly status: 'resolved'; readonly resolvedAt: Instant; readonly basedOn: string };

export const initial: AlertState = { status: 'quiet' };

/** The state after one more event. */
export function evolve(_state: AlertState, event: AlertEvent): AlertState {
  switch (event.type) {
    case 'AlertRaised':
    case 'AlertUpdated':
    case 'AlertReopened':
      return { status: 'open', finding: event.data.finding, basedOn: event.data.basedOn };
    case 'AlertResolved':
      return { status: 'resolved', resolvedAt: event.data.at, basedOn: event.data.basedOn };
    default:
      return never(event);
  }
}
