// Stored names are a public contract: AlertRaised.v2, AlertUpdated.v2, AlertResolved.v2, AlertReopened.v2, AlertAcknowledged.v1,
// AlertAssigned.v1, AlertRepliedTo.v1, AlertClosed.v1.
import type { DomainEvent, Instant, PlainDate } from '#kernel';
import type { AccountKey } from '../ring-fence-account/events.js';
import { accountName } from '../ring-fence-account/events.js';

export type Severity = 'amber' | 'red';

/** The money signals of the ring-fence model, in its order; each is one rule in policies/signals. */
export const SIGNALS = [
  'leakage_rate',
  'unevidenced_spend',
  'virement_out',
  'substitution',
  'slippage',
  'overcommitted',
  'return_overdue',
  'sign_off_overdue',
  'carry_forward_mismatch',
  'restated',
  'allocation_reduced',
  'registered_late',
  'baseline_low',
  'year_end_accrual',
  'unmatched_virement_in',
] as const;
export type Signal = (typeof SIGNALS)[number];

/** What a signal found, and what it rests on. */
export interface Finding {
  readonly severity: Severity;
  /** One plain sentence, with pounds. */
  readonly reason: string;
  /** The figures behind the sentence: integer pence and basis points, by name. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface AlertKey {
  readonly signal: Signal;
  readonly account: AccountKey;
}

/** What a verdict rests on. A later one has a greater position or, of the same facts, a later day: the calendar speaks without a fact. */
export interface Basis {
  /** Decimal log position of the facts that the verdict was computed from. */
  readonly basedOn: string;
  /** The day in England that the calendar was read on. */
  readonly asOf: PlainDate;
}

export type AlertChange = AlertKey & Basis & { readonly finding: Finding; readonly at: Instant };

/** What a person did about an alert; `by` is their opaque id. */
export type AlertHandling = AlertKey & { readonly by: string; readonly at: Instant };

export type AlertRaised = DomainEvent<'AlertRaised', AlertChange>;
export type AlertUpdated = DomainEvent<'AlertUpdated', AlertChange>;
/** A relapse within 30 days of the resolution, or a finding that moved within 30 days of being closed by hand. */
export type AlertReopened = DomainEvent<'AlertReopened', AlertChange>;
export type AlertResolved = DomainEvent<
  'AlertResolved',
  AlertKey & Basis & { readonly reason: string; readonly at: Instant }
>;
/** Seen, and needs nobody's attention through that day, unless it turns red before. */
export type AlertAcknowledged = DomainEvent<
  'AlertAcknowledged',
  AlertHandling & { readonly until: PlainDate }
>;
/** To a person's opaque id; null takes it from whoever had it. */
export type AlertAssigned = DomainEvent<'AlertAssigned', AlertHandling & { readonly to: string | null }>;
/** What the system says of it, to be printed beside it. */
export type AlertRepliedTo = DomainEvent<'AlertRepliedTo', AlertHandling & { readonly text: string }>;
/** By hand, while the finding stands. */
export type AlertClosed = DomainEvent<'AlertClosed', AlertHandling & { readonly reason: string }>;

export type AlertEvent =
  | AlertRaised
  | AlertUpdated
  | AlertReopened
  | AlertResolved
  | AlertAcknowledged
  | AlertAssigned
  | AlertRepliedTo
  | AlertClosed;

export const alertStream = (key: AlertKey): string => `alert-${key.signal}:${accountName(key.account)}`;
