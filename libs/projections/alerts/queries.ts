import type { LogPosition } from '#event-store/port';
import type { Severity, Signal } from '#domain/alert';
import type { Db } from '../facts/as-of.js';

export interface AlertRow {
  readonly signal: Signal;
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
  readonly status: 'open' | 'resolved';
  readonly severity: Severity;
  readonly reason: string;
  /** Why it was resolved; null while it is open. */
  readonly resolution: string | null;
  readonly figures: Readonly<Record<string, number>>;
  /** Decimal log position of the facts behind it. */
  readonly basedOn: string;
  readonly raisedAt: string;
  readonly changedAt: string;
  readonly timesRaised: number;
}

export interface AlertsQuery {
  /** As known at this position; left out, as they stand. */
  readonly knownAt?: LogPosition;
  readonly fund?: string;
  readonly ics?: string;
  readonly year?: string;
  readonly status?: 'open' | 'resolved';
  /** Exclusive cursor: the last row of the page before. */
  readonly after?: readonly [severity: string, year: string, ics: string, fund: string, signal: string];
  readonly limit?: number;
}

/** Alerts as they stand, red before amber, the newer year first, then by system. */
export async function readAlerts(db: Db, query: AlertsQuery): Promise<AlertRow[]> {
  const { rows } = await db.query<{
    signal: Signal;
    fund: string;
    ics: string;
    year: string;
    status: 'open' | 'resolved';
    severity: Severity;
    reason: string;
    resolution: string | null;
    figures: Record<string, number>;
    based_on: string;
    raised_at: Date;
    changed_at: Date;
    times_raised: number;
  }>(
    `SELECT * FROM (
       SELECT DISTINCT ON (signal, fund, ics, year) * FROM alert_list.versions WHERE $11::bigint IS NULL OR known_from <= $11
       ORDER BY signal, fund, ics, year, known_from DESC) AS alerts
     WHERE ($1::text IS NULL OR fund = $1) AND ($2::text IS NULL OR ics = $2) AND ($3::text IS NULL OR year = $3)
       AND ($4::text IS NULL OR status = $4)
       AND ($5::text IS NULL OR severity < $5 OR (severity = $5 AND (year < $6 OR (year = $6 AND (ics, fund, signal) > ($7, $8, $9)))))
     ORDER BY severity DESC, year DESC, ics, fund, signal LIMIT $10`,
    [
      ...[query.fund ?? null, query.ics ?? null, query.year ?? null, query.status ?? null],
      ...(query.after ?? [null, null, null, null, null]),
      query.limit ?? 1000,
      query.knownAt?.toString() ?? null,
    ],
  );
  return rows.map((row) => ({
    ...{
      signal: row.signal,
      fund: row.fund,
      ics: row.ics,
      year: row.year,
      status: row.status,
      severity: row.severity,
    },
    ...{
      reason: row.reason,
      resolution: row.resolution,
      figures: row.figures,
      basedOn: row.based_on,
      timesRaised: row.times_raised,
    },
    raisedAt: row.raised_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }));
}
