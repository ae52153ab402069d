import type { LogPosition } from '#event-store/port';
import type { FinancialYear } from '#kernel';
import type { Db } from '../as-of.js';

/** From the first moment that somebody asks about to the last. */
export interface Span {
  readonly from: LogPosition;
  readonly to: LogPosition;
}

/** A row and since when it is known. */
export interface Known {
  readonly knownFrom: bigint;
}

export interface Asked {
  readonly db: Db;
  readonly year: FinancialYear;
  readonly systems: readonly string[];
  readonly span: Span;
}

export const knownAt =
  (at: LogPosition) =>
  ({ knownFrom }: Known): boolean =>
    knownFrom <= at;

/** The last of each key that is known then; rows come in the order in which they became known. */
export function latestKnown<Row extends Known>(
  rows: readonly Row[],
  at: LogPosition,
  keyOf: (row: Row) => string,
): Map<string, Row> {
  const latest = new Map<string, Row>();
  for (const row of rows) if (row.knownFrom <= at) latest.set(keyOf(row), row);
  return latest;
}

/** A row of a table of accounts or systems' years, and since when it is known. */
export interface OfSystem extends Known {
  readonly ics: string;
}

/**
 * The rows of tables of accounts or systems' years that are known by the end of the span, in the order in which they became known: all
 * tables in one query, since each more costs a way there and back. `columns` names those of each table beside system and moment.
 * Amounts are numbers: whoever reads one refuses it where it is too large to be exact.
 */
export async function rowsOfYear<Rows extends { readonly [Table in keyof Rows]: object }>(
  { db, year, systems, span }: Asked,
  columns: { readonly [Table in keyof Rows & string]: readonly (keyof Rows[Table] & string)[] },
): Promise<{ readonly [Table in keyof Rows]: readonly (Rows[Table] & OfSystem)[] }> {
  const tables = Object.entries<readonly string[]>(columns);
  const each = tables.map(
    ([table, names]) => `SELECT '${table}' AS of_table, ics, known_from,
      json_build_object(${names.map((name) => `'${name}', ${name}`).join(', ')}) AS rest
      FROM facts.${table} WHERE year = $1 AND known_from <= $2 AND ics = ANY($3)`,
  );
  const { rows } = await db.query<{ of_table: string; ics: string; known_from: string; rest: object }>(
    `${each.join(' UNION ALL ')} ORDER BY known_from`,
    [year, span.to.toString(), systems],
  );
  const result = Object.fromEntries(tables.map(([table]) => [table, [] as OfSystem[]]));
  for (const { of_table, ics, known_from, rest } of rows) {
    result[of_table]!.push({ ...rest, ics, knownFrom: BigInt(known_from) });
  }
  return result as { [Table in keyof Rows]: (Rows[Table] & OfSystem)[] };
}
