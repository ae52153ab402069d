import type { Period } from '#kernel';
import type { FiguresAsOf } from '#projections/positions';
import type { ToldEvent } from './told-event.js';

export interface AuditedEvent {
  readonly event: ToldEvent;
  /** Accounts that it bears on, of those that were asked about. */
  readonly accounts: number;
  /** What it did to their confirmed leakage, in pence. */
  readonly leakageEffectPence: number;
}

/** A page of the audit timeline. */
export interface AuditReading {
  readonly figuresAsOf: FiguresAsOf;
  /** Effects are of positions through this period. */
  readonly through: Period;
  readonly events: readonly AuditedEvent[];
  /** Hand it back as `cursor`; null on the last page. */
  readonly next: string | null;
}
