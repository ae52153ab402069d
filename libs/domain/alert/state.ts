import { never, type Instant, type PlainDate } from '#kernel';
import type { AlertChange, AlertEvent, Basis, Finding } from './events.js';

/** The newest reply since the alert was raised; null before the first. */
interface Told {
  readonly lastReply: { readonly text: string; readonly by: string } | null;
}
/** Whose it is. It stays theirs through a relapse, and is nobody's when it is raised anew. */
interface Held extends Told {
  readonly assignedTo: string | null;
  readonly basis: Basis;
}

export type AlertState =
  | { readonly status: 'quiet' }
  | (Held & {
      readonly status: 'open';
      readonly finding: Finding;
      readonly acknowledged: { readonly until: PlainDate; readonly by: string } | null;
    })
  /** By hand, with the finding as it stood then: what moved is measured from there. */
  | (Held & {
      readonly status: 'closed';
      readonly finding: Finding;
      readonly closedAt: Instant;
      readonly reason: string;
    })
  | (Held & { readonly status: 'resolved'; readonly resolvedAt: Instant });

export const initial: AlertState = { status: 'quiet' };

const NOBODYS = { assignedTo: null, lastReply: null };

/** The state after one more event. What was done by hand to an alert that is not there changes nothing. */
export function evolve(state: AlertState, event: AlertEvent): AlertState {
  switch (event.type) {
    case 'AlertRaised':
      return { ...opened(event.data), ...NOBODYS, acknowledged: null };
    case 'AlertReopened':
      return { ...opened(event.data), ...heldBy(state), acknowledged: null };
    case 'AlertUpdated':
      return { ...opened(event.data), ...heldBy(state), acknowledged: stillAcknowledged(state, event.data) };
    case 'AlertResolved':
      return { status: 'resolved', resolvedAt: event.data.at, basis: basisOf(event.data), ...heldBy(state) };
    case 'AlertAcknowledged': {
      const { until, by } = event.data;
      return state.status === 'open' ? { ...state, acknowledged: { until, by } } : state;
    }
    case 'AlertAssigned':
      return state.status === 'quiet' ? state : { ...state, assignedTo: event.data.to };
    case 'AlertRepliedTo': {
      const { text, by } = event.data;
      return state.status === 'quiet' ? state : { ...state, lastReply: { text, by } };
    }
    case 'AlertClosed': {
      if (state.status !== 'open') return state;
      const { acknowledged: _ended, ...held } = state;
      return { ...held, status: 'closed', closedAt: event.data.at, reason: event.data.reason };
    }
    default:
      return never(event);
  }
}

const opened = (change: AlertChange) =>
  ({ status: 'open', finding: change.finding, basis: basisOf(change) }) as const;

const basisOf = ({ basedOn, asOf }: Basis): Basis => ({ basedOn, asOf });

const heldBy = (state: AlertState): Omit<Held, 'basis'> =>
  state.status === 'quiet' ? NOBODYS : { assignedTo: state.assignedTo, lastReply: state.lastReply };

/** Whoever looked at amber has not seen red. */
function stillAcknowledged(
  state: AlertState,
  { finding }: AlertChange,
): Extract<AlertState, { status: 'open' }>['acknowledged'] {
  if (state.status !== 'open') return null;
  const turnedRed = finding.severity === 'red' && state.finding.severity !== 'red';
  return turnedRed ? null : state.acknowledged;
}
