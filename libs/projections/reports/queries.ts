import type { ReportIssued, ReportSeries } from '#domain/oversight-report';
import type { Db } from '../facts/as-of.js';

/** A report as it stands: what was issued, and whether another took its place. */
export interface IssuedReportRow {
  readonly issued: ReportIssued['data'];
  readonly issuedAt: string;
  /** Decimal log position of its issue. */
  readonly issuedPosition: string;
  readonly supersededBy: number | null;
  /** Why; null while it is current. */
  readonly supersededBecause: string | null;
}

export interface IssuedReportsQuery {
  readonly fund?: string | undefined;
  readonly year?: string | undefined;
  /** True: only current ones; false: only superseded ones; left out: both. */
  readonly current?: boolean | undefined;
  readonly report?: (ReportSeries & { readonly sequence: number }) | undefined;
  /** Exclusive cursor: the log position at which the last report of the page before was issued. */
  readonly before?: bigint | undefined;
  readonly limit?: number | undefined;
}

/** Issued reports, the newest first. */
export async function readIssuedReports(db: Db, query: IssuedReportsQuery): Promise<IssuedReportRow[]> {
  const { report } = query;
  const { rows } = await db.query<{
    content: ReportIssued['data'];
    issued_at: Date;
    known_from: string;
    superseded_by: number | null;
    reason: string | null;
  }>(
    `SELECT i.content, i.issued_at, i.known_from, s.superseded_by, s.reason
     FROM report_list.issued i LEFT JOIN report_list.superseded s USING (fund, year, sequence)
     WHERE ($1::text IS NULL OR i.fund = $1) AND ($2::text IS NULL OR i.year = $2)
       AND ($3::boolean IS NULL OR (s.sequence IS NULL) = $3) AND ($4::int IS NULL OR i.sequence = $4)
       AND ($5::bigint IS NULL OR i.known_from < $5)
     ORDER BY i.known_from DESC LIMIT $6`,
    [
      ...[report?.fund ?? query.fund ?? null, report?.year ?? query.year ?? null, query.current ?? null],
      ...[report?.sequence ?? null, query.before?.toString() ?? null, query.limit ?? 1000],
    ],
  );
  return rows.map((row) => ({
    issued: row.content,
    issuedAt: row.issued_at.toISOString(),
    issuedPosition: row.known_from,
    supersededBy: row.superseded_by,
    supersededBecause: row.reason,
  }));
}
