import type { RestsOn } from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import { pence, type Period } from '#kernel';
import type { SystemYear } from './account-queries.js';
import type { Db } from './as-of.js';

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
