import type { LogPosition } from '#event-store/port';
import type { InterventionDetails } from '#domain/intervention';
import type { CorePressure, RestsOn } from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import { pence, type FinancialYear, type Instant, type Pence, type Period } from '#kernel';
import type { Db } from './as-of.js';

export interface SystemYear {
  readonly ics: string;
  readonly year: FinancialYear;
}

export interface ReturnRow {
  readonly period: Period;
  readonly version: number;
  readonly lineCount: number;
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

export interface LineRow extends ReturnLine {
  readonly period: Period;
  readonly version: number;
}

/** Some lines of a finding, by period and then as they stood in the return, and how many there are. */
export async function linesUnder(
  db: Db,
  { ics, year }: SystemYear,
  restsOn: RestsOn,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ lines: LineRow[]; total: number }> {
  const selection = selectionOf(restsOn);
  if (!selection) return { lines: [], total: 0 };
  const { rows } = await db.query<{
    period: number;
    version: number;
    line: string;
    amount_pence: string;
    charged_to: string;
    purpose: string | null;
    programme: string | null;
    cost_centre: string | null;
    account_code: string | null;
    supplier: string | null;
    description: string | null;
    evidence: string | null;
    total: string;
  }>(
    `SELECT v.period, v.version, l.*, count(*) OVER () AS total
     FROM json_to_recordset($3) AS g(period int, version int, purpose text, "hasEvidence" boolean)
     JOIN facts.return_versions v ON v.ics = $1 AND v.year = $2 AND v.period = g.period AND v.version = g.version
     JOIN facts.return_lines l ON l.reference = v.reference
     WHERE ${selection.where} ORDER BY v.period, l.n LIMIT $5 OFFSET $6`,
    [ics, year, JSON.stringify(selection.groups), selection.value, page.limit, page.offset],
  );
  const lines = rows.map((row): LineRow => ({
    period: row.period,
    version: row.version,
    line: row.line,
    amountPence: pence(Number(row.amount_pence)),
    chargedTo: row.charged_to,
    ...optional('purpose', row.purpose),
    ...optional('programme', row.programme),
    ...optional('costCentre', row.cost_centre),
    ...optional('accountCode', row.account_code),
    ...optional('supplier', row.supplier),
    ...optional('description', row.description),
    ...optional('evidence', row.evidence),
  }));
  return { lines, total: rows[0] ? Number(rows[0].total) : 0 };
}

const optional = <K extends string>(key: K, value: string | null): { [P in K]?: string } =>
  value === null ? {} : ({ [key]: value } as { [P in K]?: string });

/** Virements and accounts have no lines. */
function selectionOf(restsOn: RestsOn): { groups: readonly object[]; where: string; value: unknown } | null {
  switch (restsOn.kind) {
    case 'lines':
      return {
        groups: restsOn.groups,
        value: restsOn.chargedTo,
        where: `l.charged_to = $4 AND l.purpose IS NOT DISTINCT FROM g.purpose AND (coalesce(l.evidence, '') <> '') = g."hasEvidence"`,
      };
    case 'baseline':
      return {
        groups: restsOn.coreReturns,
        value: restsOn.programmes,
        where: `l.charged_to = 'core' AND l.programme = ANY($4)`,
      };
    default:
      return null;
  }
}
