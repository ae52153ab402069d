import type { LogPosition } from '#event-store/port';
import type { ReturnKey, ReturnStatement, StatedDiscrepancy } from '#domain/spend-return';
import { pence, type Instant, type Pence, type PlainDate } from '#kernel';
import type { Db } from './as-of.js';

/** One submitted version of a return, and what became of it, as known at a position. */
export interface ReturnVersionRow {
  readonly version: number;
  readonly submittedAt: Instant;
  /** Null where that was not recorded yet. */
  readonly submittedBy: string | null;
  readonly coreComplete: boolean;
  readonly lineCount: number;
  readonly totalPence: Pence;
  readonly linesSha256: string;
  readonly discrepancies: readonly StatedDiscrepancy[];
  readonly discrepancyCount: number;
  readonly discrepanciesSha256: string;
  readonly discrepanciesConfirmedBy: string | null;
  readonly restatementReason: string | null;
  readonly sentBackFor: string | null;
  readonly signedOff: {
    readonly by: string;
    readonly on: PlainDate;
    readonly statement: ReturnStatement | null;
  } | null;
  /** The last reopening. */
  readonly reopened: { readonly by: string; readonly reason: string; readonly byOversight: boolean } | null;
  /** The newest that was not sent back. */
  readonly counts: boolean;
}

interface Row {
  readonly version: number;
  readonly recorded_at: Date;
  readonly submitted_by: string | null;
  readonly core_complete: boolean;
  readonly line_count: number;
  readonly total_pence: string;
  readonly lines_sha256: string;
  readonly discrepancies: StatedDiscrepancy[];
  readonly discrepancy_count: number;
  readonly discrepancies_sha256: string;
  readonly discrepancies_confirmed_by: string | null;
  readonly restatement_reason: string | null;
  readonly sent_back_for: string | null;
  readonly signed_off: ReturnVersionRow['signedOff'];
  readonly reopened: ReturnVersionRow['reopened'];
}

/** Every version of a return, oldest first. */
export async function returnVersions(
  db: Db,
  { ics, year, period }: ReturnKey,
  at: LogPosition,
): Promise<ReturnVersionRow[]> {
  const { rows } = await db.query<Row>(
    `SELECT v.version, v.recorded_at, v.submitted_by, v.core_complete, v.line_count, v.total_pence, v.lines_sha256,
       v.discrepancies, v.discrepancy_count, v.discrepancies_sha256, v.discrepancies_confirmed_by, v.restatement_reason,
       (SELECT b.reason FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
          AND b.known_from <= $4) AS sent_back_for,
       (SELECT json_build_object('by', s.signed_off_by, 'on', s.signed_off_on, 'statement', s.statement) FROM facts.sign_offs s
          WHERE (s.ics, s.year, s.period, s.version) = (v.ics, v.year, v.period, v.version) AND s.known_from <= $4) AS signed_off,
       (SELECT json_build_object('by', r.reopened_by, 'reason', r.reason, 'byOversight', r.by_oversight) FROM facts.reopenings r
          WHERE (r.ics, r.year, r.period, r.version) = (v.ics, v.year, v.period, v.version) AND r.known_from <= $4
          ORDER BY r.known_from DESC LIMIT 1) AS reopened
     FROM facts.return_versions v
     WHERE (v.ics, v.year, v.period) = ($1, $2, $3) AND v.known_from <= $4 ORDER BY v.version`,
    [ics, year, period, at.toString()],
  );
  const counting = rows.findLast((row) => row.sent_back_for === null)?.version;
  return rows.map((row) => ({
    ...{ version: row.version, submittedAt: row.recorded_at.toISOString(), submittedBy: row.submitted_by },
    ...{ coreComplete: row.core_complete, lineCount: row.line_count },
    ...{ totalPence: pence(Number(row.total_pence)), linesSha256: row.lines_sha256 },
    ...{ discrepancies: row.discrepancies, discrepancyCount: row.discrepancy_count },
    ...{ discrepanciesSha256: row.discrepancies_sha256 },
    ...{ discrepanciesConfirmedBy: row.discrepancies_confirmed_by },
    ...{ restatementReason: row.restatement_reason, sentBackFor: row.sent_back_for },
    ...{ signedOff: row.signed_off, reopened: row.reopened, counts: row.version === counting },
  }));
}
