import type { LogPosition } from '#event-store/port';
import type { ReturnKey, ReturnLine } from '#domain/spend-return';
import { pence, type Pence } from '#kernel';
import type { Db } from './as-of.js';

type LineColumns = {
  readonly [Column in (typeof OPTIONAL)[number][1]]: string | null;
} & { readonly line: string; readonly amount_pence: string; readonly charged_to: string };

const OPTIONAL = [
  ['purpose', 'purpose'],
  ['programme', 'programme'],
  ['costCentre', 'cost_centre'],
  ['accountCode', 'account_code'],
  ['supplier', 'supplier'],
  ['description', 'description'],
  ['evidence', 'evidence'],
] as const;

const COLUMNS = ['line', 'amount_pence', 'charged_to', ...OPTIONAL.map(([, column]) => column)];

function lineOf(row: LineColumns): ReturnLine {
  const filled = OPTIONAL.flatMap(([member, column]) =>
    row[column] === null ? [] : [[member, row[column]]],
  );
  return {
    ...{ line: row.line, amountPence: pence(Number(row.amount_pence)), chargedTo: row.charged_to },
    ...(Object.fromEntries(filled) as Partial<ReturnLine>),
  };
}

const OF_VERSION = `(SELECT reference FROM facts.return_versions
  WHERE (ics, year, period) = ($1, $2, $3) AND version = $4 AND known_from <= $5)`;

/** Some lines of a version, as they stood in it, from the `after`-th on; one more than `limit` says that there are more. */
export async function versionLines(
  db: Db,
  { ics, year, period, version }: ReturnKey & { readonly version: number },
  at: LogPosition,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ReturnLine[]> {
  const { rows } = await db.query<LineColumns>(
    `SELECT ${COLUMNS.join(', ')} FROM facts.return_lines WHERE reference = ${OF_VERSION} ORDER BY n OFFSET $6 LIMIT $7`,
    [ics, year, period, version, at.toString(), after, limit],
  );
  return rows.map(lineOf);
}

/** A line that two versions do not say alike. */
export interface LineDifference {
  readonly line: string;
  /** Null: not in that version. */
  readonly before: ReturnLine | null;
  readonly after: ReturnLine | null;
  readonly effectPence: Pence;
}

/** The lines that differ between two versions, by `line`, which is unique in each; all of them counted, some listed. */
export async function versionDifferences(
  db: Db,
  { ics, year, period }: ReturnKey,
  versions: { readonly from: number; readonly to: number },
  at: LogPosition,
  page: { readonly after: number; readonly limit: number },
): Promise<{ readonly lines: LineDifference[]; readonly total: number }> {
  const side = (alias: string): string =>
    COLUMNS.map((column) => `'${column}', ${alias}.${column}::text`).join(', ');
  const { rows } = await db.query<{ before: LineColumns | null; after: LineColumns | null; total: string }>(
    `SELECT CASE WHEN a.line IS NULL THEN NULL ELSE json_build_object(${side('a')}) END AS before,
       CASE WHEN b.line IS NULL THEN NULL ELSE json_build_object(${side('b')}) END AS after, count(*) OVER () AS total
     FROM (SELECT ${COLUMNS.join(', ')}, n FROM facts.return_lines WHERE reference = ${OF_VERSION}) a
     FULL JOIN (SELECT ${COLUMNS.join(', ')}, n FROM facts.return_lines WHERE reference = ${OF_VERSION.replace('$4', '$6')}) b ON a.line = b.line
     WHERE ${COLUMNS.map((column) => `a.${column} IS DISTINCT FROM b.${column}`).join(' OR ')}
     ORDER BY coalesce(b.n, a.n), coalesce(b.line, a.line) OFFSET $7 LIMIT $8`,
    [ics, year, period, versions.from, at.toString(), versions.to, page.after, page.limit],
  );
  const lines = rows.map(({ before, after }): LineDifference => {
    const [was, is] = [before && lineOf(before), after && lineOf(after)];
    return {
      ...{ line: (is ?? was)!.line, before: was, after: is },
      effectPence: pence((is?.amountPence ?? 0) - (was?.amountPence ?? 0)),
    };
  });
  return { lines, total: Number(rows[0]?.total ?? 0) };
}
