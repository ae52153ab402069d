import type { Period } from '#kernel';
import type { Finding, Severity, Signal } from '../../alert/events.js';
import type { FundDefinition } from '../../fund/events.js';
import type { AccountFacts, SystemYearFacts } from '../position/facts.js';
import type { Position } from '../position/position.js';
import type { Surroundings } from './watched-facts.js';

export interface SignalInput {
  readonly facts: SystemYearFacts;
  /** The fund's conditions; they say which of the system's accounts is meant. */
  readonly definition: FundDefinition;
  /** All 13 of the account, in the order of periods (positionsThroughYear). */
  readonly positions: readonly Position[];
  /** From monitoredPeriod; null: nothing was reported yet, and only what needs no report speaks. */
  readonly monitored: Period | null;
  /** What they look at beside these, on one day. */
  readonly surroundings: Surroundings;
  /** The severity of each alert of the account whose finding stands: open, or closed by hand and not cleared since. */
  readonly open: Readonly<Partial<Record<Signal, Severity>>>;
}

/** What one rule sees: the input with the monitored position picked out. */
export interface Monitored extends Omit<SignalInput, 'monitored'> {
  readonly account: AccountFacts;
  readonly monitored: Period;
  readonly position: Position;
  /** `HI of QE1 in 2022-23`, for sentences. */
  readonly subject: string;
}

/** A rule's answer. `reason` is one plain sentence either way: why it is raised, or why it is not (any more). */
export interface SignalVerdict {
  readonly signal: Signal;
  readonly finding: Finding | null;
  readonly reason: string;
}

export type SignalRule = (seen: Monitored) => SignalVerdict;

export function raised(
  signal: Signal,
  severity: Severity,
  reason: string,
  figures: Finding['figures'],
): SignalVerdict {
  return { signal, finding: { severity, reason, figures }, reason };
}

export const notRaised = (signal: Signal, reason: string): SignalVerdict => ({
  signal,
  finding: null,
  reason,
});
