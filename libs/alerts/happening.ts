import type { AlertEvent, Finding, Signal } from '#domain/alert';
import { never, type Instant } from '#kernel';

export const HAPPENINGS = [
  ...(['raised', 'updated', 'reopened', 'resolved'] as const),
  ...(['acknowledged', 'assigned', 'replied', 'closed'] as const),
] as const;

/** One thing that happened to an alert, in one shape whatever it was: what it does not have is null. */
export interface AlertHappening {
  readonly happened: (typeof HAPPENINGS)[number];
  readonly signal: Signal;
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
  readonly at: Instant;
  /** The opaque id of who did it; null of what the signal said. */
  readonly by: string | null;
  readonly severity: Finding['severity'] | null;
  /** What was found, why it cleared, or why it was closed. */
  readonly reason: string | null;
  readonly figures: Finding['figures'] | null;
  readonly basedOn: string | null;
  readonly asOf: string | null;
  /** The last day of an acknowledgement. */
  readonly until: string | null;
  /** The opaque id of who has it now. */
  readonly assignedTo: string | null;
  readonly reply: string | null;
}

const NOTHING = {
  ...{ by: null, severity: null, reason: null, figures: null, basedOn: null, asOf: null },
  ...{ until: null, assignedTo: null, reply: null },
};

/** An event of an alert as it is told outside. */
export function happeningOf(event: AlertEvent): AlertHappening {
  const { signal, account, at } = event.data;
  const { fund, ics, year } = account;
  const about = { ...NOTHING, signal, fund, ics, year, at };
  switch (event.type) {
    case 'AlertRaised':
      return { ...about, ...found(event.data), happened: 'raised' };
    case 'AlertUpdated':
      return { ...about, ...found(event.data), happened: 'updated' };
    case 'AlertReopened':
      return { ...about, ...found(event.data), happened: 'reopened' };
    case 'AlertResolved': {
      const { reason, basedOn, asOf } = event.data;
      return { ...about, happened: 'resolved', reason, basedOn, asOf };
    }
    case 'AlertAcknowledged':
      return { ...about, happened: 'acknowledged', by: event.data.by, until: event.data.until };
    case 'AlertAssigned':
      return { ...about, happened: 'assigned', by: event.data.by, assignedTo: event.data.to };
    case 'AlertRepliedTo':
      return { ...about, happened: 'replied', by: event.data.by, reply: event.data.text };
    case 'AlertClosed':
      return { ...about, happened: 'closed', by: event.data.by, reason: event.data.reason };
    default:
      return never(event);
  }
}

type Found = Extract<AlertEvent, { type: 'AlertRaised' | 'AlertUpdated' | 'AlertReopened' }>['data'];

const found = ({ finding: { severity, reason, figures }, basedOn, asOf }: Found) => ({
  ...{ severity, reason, figures, basedOn, asOf },
});
