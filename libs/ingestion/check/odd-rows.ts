import type { Cells } from '../cells/cells.js';
import type { Findings } from './findings.js';

// Rows that are none of the table's.

export function isBlank(values: readonly string[]): boolean {
  for (const value of values) if (value !== '' && value.trim() !== '') return false;
  return true;
}

export function isTotals(values: readonly string[]): boolean {
  const first = values[0] ?? '';
  return first.length >= 5 && first.length <= 30 && /^\s*(grand |sub-?)?totals?\b/i.test(first);
}

export function reportTotals(cells: Cells, findings: Findings): void {
  const message = 'This is a row of totals: delete it, totals are computed from the rows.';
  const { row } = cells;
  const value = cells.raw()[0] ?? '';
  findings.error({ row, column: null, cell: null, value, rule: 'totals_row', message });
}

/** More or fewer cells than the header has: which cell belongs to which column cannot be told. */
export function reportRagged(cells: Cells, width: number, findings: Findings): void {
  const values = cells.raw();
  const more = values.length > width;
  findings.hasUnreadRows = true;
  findings.error({
    row: cells.row,
    column: null,
    cell: null,
    value: values.join(','),
    rule: more ? 'too_many_cells' : 'too_few_cells',
    message: `The row has ${values.length} cells where the header has ${width}: ${
      more
        ? 'put quotation marks around text and amounts with commas.'
        : 'fill the row up to the last column.'
    }`,
  });
}
