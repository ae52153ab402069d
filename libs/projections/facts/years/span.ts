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

/** Every row of an account or system-year table that is known by the end of the span, in the order in which it became known. */
export async function rowsOfYear<Row extends object>(
  { db, year, systems, span }: Asked,
  table: string,
  columns: string,
): Promise<(Row & Known)[]> {
  const { rows } = await db.query<Row & { known_from: string }>(
    `SELECT ics, known_from, ${columns} FROM facts.${table}
     WHERE year = $1 AND known_from <= $2 AND ics = ANY($3) ORDER BY known_from`,
    [year, span.to.toString(), systems],
  );
  return rows.map((row) => ({ ...row, knownFrom: BigInt(row.known_from) }));
}
