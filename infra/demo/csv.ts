import { parse } from 'csv-parse/sync';
import type { Pence } from '#kernel';

export type Cell = string | number;
/** A file to be written: its header and rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180, line feeds, a header row; the same table gives the same bytes. */
export function csvText(table: Table): string {
  return [table.columns, ...table.rows].map((row) => row.map(quoted).join(',') + '\n').join('');
}

function quoted(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows of a CSV text by column name. */
export function csvRows(text: string): Record<string, string>[] {
  return parse(text, { columns: true, bom: true, skip_empty_lines: true });
}

/** Pence as pounds with two decimals, `-1234.05`: the sign before the digits, no separators. */
export function pounds(amount: Pence): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
