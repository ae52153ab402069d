import { sheetOf, type TestCell } from '../../libs/ingestion/testing/workbook.js';
import { filesOf, type CorpusFile } from './corpus-file.js';
import { csv, headerOf, rowOf, table, TABLES } from './tables.js';

const cellsOf = (row: string): TestCell[] => row.split(',');
/** Every cell that could be a number is one, as when a column was typed without being formatted. */
const typed = (row: string): TestCell[] =>
  row.split(',').map((cell) => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell));

/** What is done to files of every kind alike. */
export const EVERY_KIND: readonly CorpusFile[] = Object.keys(TABLES).flatMap((kind) => {
  const [header, row] = [headerOf(kind), rowOf(kind)];
  const names = header.split(',');
  const other = Object.keys(TABLES).find((each) => each > kind) ?? 'allocations';
  return filesOf('any', kind, {
    'good.csv': table(kind, row),
    'good.xlsx': () => sheetOf(cellsOf(header), cellsOf(row)),
    'typed-numbers.xlsx': () => sheetOf(cellsOf(header), typed(row)),
    'columns-reversed.csv': csv([...names].reverse().join(), [...row.split(',')].reverse().join()),
    'header-only.csv': csv(header),
    'one-column-missing.csv': csv(names.slice(1).join(), row.split(',').slice(1).join()),
    'header-shifted-by-a-row.csv': csv(`Return for ${kind}`, header, row),
    'every-cell-blank.csv': table(
      kind,
      `${names.map(() => '').join()},`.slice(0, -1),
      row,
      row.replace(/[^,]+/g, '?'),
    ),
    'totals-row.csv': table(kind, row, ['Total', ...names.slice(1).map(() => '')].join()),
    'another-template.csv': table(other, rowOf(other)),
  });
});
