// Stored names are a public contract: AlertRaised.v1, AlertUpdated.v1, AlertResolved.v1, AlertReopened.v1.
import type { DomainEvent, Instant } from '#kernel';
import type { AccountKey } from '../ring-fence-account/events.js';
import { accountName } from '../ring-fence-account/events.js';

export type Severity = 'amber' | 'red';

/** The signals of the ring-fence model that are built; each is one rule in policies/signals. */
export const SIGNALS = [
  'leakage_rate',
  'unevidenced_spend',
  'virement_out',
  'substitution',
  'overcommitted',
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

export type AlertChange = AlertKey & {
  readonly finding: Finding;
  /** Decimal log position of the facts that the finding was computed from. */
  readonly basedOn: string;
  readonly at: Instant;
};

export type AlertRaised = DomainEvent<'AlertRaised', AlertChange>;
export type AlertUpdated = DomainEvent<'AlertUpdated', AlertChange>;
/** A relapse within 30 days of the resolution. */
export type AlertReopened = DomainEvent<'AlertReopened', AlertChange>;
export type AlertResolved = DomainEvent<
  'AlertResolved',
  AlertKey & { readonly reason: string; readonly basedOn: string; readonly at: Instant }
>;

export type AlertEvent = AlertRaised | AlertUpdated | AlertReopened | AlertResolved;

export const alertStream = (key: AlertKey): string => `alert-${key.signal}:${accountName(key.account)}`;
