import type { LogPosition } from '#event-store/port';
import type { InterventionDetails } from '#domain/intervention';
import type { CorePressure } from '#domain/policies';
import { pence, type FinancialYear, type Instant, type Pence, type Period } from '#kernel';
import type { Db } from './as-of.js';

export interface SystemYear {
  readonly ics: string;
  readonly year: FinancialYear;
}

/** The version that counts of one period's return. */
export interface ReturnRow {
  readonly period: Period;
  readonly version: number;
  readonly lineCount: number;
  /** Over all lines, whatever they are charged to. */
  readonly totalPence: Pence;
  readonly coreComplete: boolean;
  readonly signedOff: boolean;
  readonly submittedAt: Instant;
}

/** The version that counts of each return, as known then, by period. */
export async function returnsKnown(db: Db, { ics, year }: SystemYear, at: LogPosition): Promise<ReturnRow[]> {
  const { rows } = await db.query<{
    period: number;
    version: number;
    line_count: number;
    total_pence: string;
    core_complete: boolean;
    signed_off: boolean;
    recorded_at: Date;
  }>(
    `SELECT DISTINCT ON (v.period) v.period, v.version, v.line_count, v.total_pence, v.core_complete, v.recorded_at,
       EXISTS (SELECT FROM facts.sign_offs s WHERE (s.ics, s.year, s.period, s.version) = (v.ics, v.year, v.period, v.version)
         AND s.known_from <= $3) AS signed_off
     FROM facts.return_versions v
     WHERE v.ics = $1 AND v.year = $2 AND v.known_from <= $3 AND NOT EXISTS (
       SELECT FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
         AND b.known_from <= $3)
     ORDER BY v.period, v.version DESC`,
    [ics, year, at.toString()],
  );
  return rows.map((row) => ({
    period: row.period,
    version: row.version,
    lineCount: row.line_count,
    totalPence: pence(Number(row.total_pence)),
    coreComplete: row.core_complete,
    signedOff: row.signed_off,
    submittedAt: row.recorded_at.toISOString(),
  }));
}

export interface VirementRow {
  readonly period: Period;
  readonly direction: 'out' | 'in';
  readonly pressure: CorePressure;
  readonly amountPence: Pence;
  readonly reason: string;
}

export async function virementsKnown(
  db: Db,
  account: SystemYear & { fund: string },
  at: LogPosition,
): Promise<VirementRow[]> {
  const { rows } = await db.query<Omit<VirementRow, 'amountPence'> & { amount_pence: string }>(
    `SELECT period, direction, pressure, amount_pence, reason FROM facts.virements
     WHERE fund = $1 AND ics = $2 AND year = $3 AND known_from <= $4 ORDER BY period, known_from`,
    [account.fund, account.ics, account.year, at.toString()],
  );
  return rows.map(({ amount_pence, ...row }) => ({ ...row, amountPence: pence(Number(amount_pence)) }));
}

export interface BaselineRow {
  readonly programme: string;
  readonly amountPence: Pence;
  readonly growthBp: number;
  readonly source: string;
}

export async function baselinesKnown(
  db: Db,
  { ics, year }: SystemYear,
  at: LogPosition,
): Promise<BaselineRow[]> {
  const { rows } = await db.query<{
    programme: string;
    amount_pence: string;
    growth_bp: number;
    source: string;
  }>(
    `SELECT programme, amount_pence, growth_bp, source FROM facts.baselines
     WHERE ics = $1 AND year = $2 AND known_from <= $3 ORDER BY programme`,
    [ics, year, at.toString()],
  );
  return rows.map((row) => ({
    programme: row.programme,
    amountPence: pence(Number(row.amount_pence)),
    growthBp: row.growth_bp,
    source: row.source,
  }));
}

/** What a system itself registered, as known then, by code. */
export async function interventionsKnown(
  db: Db,
  ics: string,
  at: LogPosition,
): Promise<InterventionDetails[]> {
  const { rows } = await db.query<{ details: InterventionDetails }>(
    `SELECT DISTINCT ON (intervention) details FROM facts.interventions
     WHERE ics = $1 AND known_from <= $2 ORDER BY intervention, known_from DESC`,
    [ics, at.toString()],
  );
  return rows.map((row) => row.details);
}
