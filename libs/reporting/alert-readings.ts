import type { AlertKey, Finding, Severity, Signal } from '#domain/alert';
import type { TakenOver } from '#domain/policies';
import type { FinancialYear, Instant, PlainDate } from '#kernel';
import type { AlertReply, AlertStatus } from '#projections/alerts';
import type { FiguresAsOf } from '#projections/positions';

export type { AlertReply, AlertStatus };

export interface AlertsQuery {
  readonly fund?: string;
  readonly ics?: string;
  /** With `ics`: the open alerts of all whose work it took over, too. A report of a system has its own only. */
  readonly withPredecessors?: boolean;
  readonly year?: FinancialYear;
  /** An instant, or a decimal log position; left out, as they stand. */
  readonly knownAt?: string;
  /** Of one status only: `closed` by hand, `resolved` by what was found having cleared. */
  readonly status?: AlertStatus;
  readonly severity?: Severity;
  readonly signal?: Signal;
  readonly needsAttention?: boolean;
  /** A person's opaque id. */
  readonly assignedTo?: string;
}

export interface AlertReading extends AlertKey {
  readonly finding: Finding;
  readonly open: boolean;
  readonly raisedAt: Instant;
  readonly updatedAt: Instant;
  /** When it was closed or resolved; null while it is open. */
  readonly resolvedAt: Instant | null;
  readonly resolvedBecause: string | null;
  /** Decimal log position of the facts that it was computed from. */
  readonly basedOn: string;
  /** The day that the calendar was read on. */
  readonly asOf: PlainDate;
  /** What the system says of it, the oldest first. */
  readonly replies: readonly AlertReply[];
  /** Who is at it, by opaque ids: for those who work with it, and in no report. */
  readonly handling: AlertHandlingReading;
}

export interface AlertHandlingReading {
  readonly status: AlertStatus;
  readonly needsAttention: boolean;
  readonly acknowledgedUntil: PlainDate | null;
  readonly acknowledgedBy: string | null;
  readonly assignedTo: string | null;
  readonly closedBy: string | null;
}

export interface AlertsReading {
  readonly figuresAsOf: FiguresAsOf;
  readonly alerts: readonly AlertReading[];
  /** Whose alerts were asked for beside those of the system. */
  readonly takenOver: readonly TakenOver[];
}
