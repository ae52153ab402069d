import type { CellError } from '#ingestion';
import type { ChartTable } from '#reporting';

/** More errors than anybody reads on a page. */
const MOST_SHOWN = 200;

/** What to mend in a file, cell by cell, as far as a page shows it; and how many it does not. */
export function errorsTable(
  errors: readonly CellError[],
  total: number,
  caption: string,
): { readonly table: ChartTable; readonly notShown: number } {
  const shown = errors.slice(0, MOST_SHOWN);
  return {
    table: {
      caption,
      headers: ['Cell', 'Column', 'Found', 'What to do'].map((label) => ({ label, numeric: false })),
      rows: shown.map(({ cell, row, column, value, message }) => [
        cell ?? (row === null ? 'The file' : `Row ${row}`),
        ...[column ?? '–', value ?? '–', message],
      ]),
    },
    notShown: total - shown.length,
  };
}
