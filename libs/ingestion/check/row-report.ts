import type { Header } from '../cells/header.js';
import type { Findings } from './findings.js';

interface At {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Reports a cell of a row that was read before. */
export type RowReport = (at: At, column: string, rule: string, message: string) => void;

export function rowReport(header: Header, findings: Findings): RowReport {
  return ({ row, cells }, column, rule, message) => {
    const index = header.at(column);
    const value = (cells[index] ?? '').trim();
    findings.error({ row, column, cell: header.cell(column, row), value, rule, message }, index);
  };
}

/** One row for each key: every later one is reported at `column`, with the row that stands. */
export function oneRowPerKey<L extends At>(
  rows: readonly L[],
  keyOf: (row: L) => string,
  column: string,
  what: string,
  report: RowReport,
): void {
  const first = new Map<string, number>();
  for (const each of rows) {
    const key = keyOf(each);
    const standing = first.get(key);
    if (standing === undefined) first.set(key, each.row);
    else
      report(each, column, 'duplicate_row', `Row ${standing} has this ${what} already: keep one of the two.`);
  }
}
