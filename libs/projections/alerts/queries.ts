import type { LogPosition } from '#event-store/port';
import type { Severity, Signal } from '#domain/alert';
import type { PlainDate } from '#kernel';
import type { Db } from '../facts/as-of.js';

/** `closed`: by hand, while the finding stood. `resolved`: the finding cleared. */
export const ALERT_STATUSES = ['open', 'closed', 'resolved'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** What the system said of an alert; `by` is an opaque id. */
export interface AlertReply {
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

export interface AlertRow {
  readonly signal: Signal;
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly reason: string;
  /** Why it was closed or resolved; null while it is open. */
  readonly resolution: string | null;
  readonly figures: Readonly<Record<string, number>>;
  /** Decimal log position of the facts behind it. */
  readonly basedOn: string;
  /** The day that the calendar was read on. */
  readonly asOf: PlainDate;
  readonly raisedAt: string;
  /** When what it says last changed: what people do about it is no such change. */
  readonly changedAt: string;
  readonly timesRaised: number;
  /** Open, and nobody's acknowledgement holds. */
  readonly needsAttention: boolean;
  readonly acknowledgedUntil: PlainDate | null;
  readonly acknowledgedBy: string | null;
  readonly assignedTo: string | null;
  readonly endedAt: string | null;
  readonly closedBy: string | null;
  /** Since it was raised, the oldest first. */
  readonly replies: readonly AlertReply[];
}

export interface AlertsQuery {
  /** Acknowledgements that ended before this day hold no more; left out, they hold whatever day they name. */
  readonly today?: PlainDate;
  /** As known at this position; left out, as they stand. */
  readonly knownAt?: LogPosition;
  readonly fund?: string;
  readonly ics?: string;
  /** Beside `ics`: of these systems the open alerts, too. */
  readonly predecessors?: readonly string[];
  readonly year?: string;
  readonly status?: AlertStatus;
  readonly severity?: Severity;
  readonly signal?: Signal;
  readonly needsAttention?: boolean;
  readonly assignedTo?: string;
  /** Exclusive cursor: the last row of the page before. */
  readonly after?: readonly [severity: string, year: string, ics: string, fund: string, signal: string];
  readonly limit?: number;
}

interface Stored {
  readonly signal: Signal;
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly reason: string;
  readonly resolution: string | null;
  readonly figures: Record<string, number>;
  readonly based_on: string;
  readonly as_of: string;
  readonly raised_at: Date;
  readonly changed_at: Date;
  readonly ended_at: Date | null;
  readonly closed_by: string | null;
  readonly assigned_to: string | null;
  readonly acknowledged_until: string | null;
  readonly acknowledged_by: string | null;
  readonly times_raised: number;
  readonly needs_attention: boolean;
  readonly replies: readonly AlertReply[];
}

/** Alerts as they stand, red before amber, the newer year first, then by system. */
export async function readAlerts(db: Db, query: AlertsQuery): Promise<AlertRow[]> {
  const { rows } = await db.query<Stored>(
    `SELECT alerts.*, coalesce((SELECT json_agg(json_build_object('text', said, 'by', said_by, 'at', said_at) ORDER BY r.known_from)
         FROM alert_list.replies r WHERE (r.signal, r.fund, r.ics, r.year) = (alerts.signal, alerts.fund, alerts.ics, alerts.year)
           AND r.known_from BETWEEN alerts.raised_from AND alerts.known_from), '[]') AS replies
     FROM (SELECT *, status = 'open' AND (acknowledged_until IS NULL OR coalesce(acknowledged_until < $12, false)) AS needs_attention FROM (
       SELECT DISTINCT ON (signal, fund, ics, year) * FROM alert_list.versions WHERE $11::bigint IS NULL OR known_from <= $11
       ORDER BY signal, fund, ics, year, known_from DESC) AS newest) AS alerts
     WHERE ($1::text IS NULL OR fund = $1) AND ($2::text IS NULL OR ics = $2 OR (ics = ANY($17) AND status = 'open')) AND ($3::text IS NULL OR year = $3)
       AND ($4::text IS NULL OR status = $4)
       AND ($5::text IS NULL OR severity < $5 OR (severity = $5 AND (year < $6 OR (year = $6 AND (ics, fund, signal) > ($7, $8, $9)))))
       AND ($13::text IS NULL OR severity = $13) AND ($14::text IS NULL OR signal = $14)
       AND ($15::bool IS NULL OR needs_attention = $15) AND ($16::text IS NULL OR assigned_to = $16)
     ORDER BY severity DESC, year DESC, ics, fund, signal LIMIT $10`,
    [
      ...[query.fund ?? null, query.ics ?? null, query.year ?? null, query.status ?? null],
      ...(query.after ?? [null, null, null, null, null]),
      ...[query.limit ?? 1000, query.knownAt?.toString() ?? null, query.today ?? null],
      ...[query.severity ?? null, query.signal ?? null],
      ...[query.needsAttention ?? null, query.assignedTo ?? null, query.predecessors ?? []],
    ],
  );
  return rows.map(toRow);
}

function toRow(row: Stored): AlertRow {
  const { signal, fund, ics, year, status, severity, reason, resolution, figures, replies } = row;
  return {
    ...{ signal, fund, ics, year, status, severity, reason, resolution, figures, replies },
    ...{ basedOn: row.based_on, asOf: row.as_of, timesRaised: row.times_raised },
    raisedAt: row.raised_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    ...{ needsAttention: row.needs_attention, assignedTo: row.assigned_to, closedBy: row.closed_by },
    ...{ acknowledgedUntil: row.acknowledged_until, acknowledgedBy: row.acknowledged_by },
  };
}
