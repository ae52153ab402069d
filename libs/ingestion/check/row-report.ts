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

/** What a key is made of. A part that could not be read is its type's `none`: blank or 0, which no key has. */
type KeyPart = string | number;

/**
 * One row for each key: every later one is reported at `column`, with the row that stands. Rows that are wrong elsewhere count as well,
 * as far as their key could be read.
 */
export function oneRowPerKey<L extends At>(
  rows: readonly L[],
  partsOf: (row: L) => readonly KeyPart[],
  column: string,
  what: string,
  report: RowReport,
): void {
  const first = new Map<string, number>();
  for (const each of [...rows].sort((a, b) => a.row - b.row)) {
    const parts = partsOf(each);
    if (parts.some((part) => part === '' || part === 0)) continue;
    const key = parts.join('\u0000');
    const standing = first.get(key);
    if (standing === undefined) first.set(key, each.row);
    else
      report(each, column, 'duplicate_row', `Row ${standing} has this ${what} already: keep one of the two.`);
  }
}
