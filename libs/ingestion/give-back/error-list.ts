import type { OutCell } from '../write/xlsx/cell-xml.js';
import type { OutSheet } from '../write/xlsx/workbook.js';
import { BYTE_ORDER_MARK, csvLine } from '../write/csv-line.js';
import type { Notes } from './notes.js';

const COLUMNS = ['what', 'cell', 'row', 'column', 'found', 'to_do', 'rule'] as const;
const WIDTHS = [10, 10, 8, 20, 30, 90, 26];

function* rows(notes: Notes): Generator<string[]> {
  for (const { what, item } of notes.all()) {
    const { cell, row, column, value, message, rule } = item;
    yield [
      what,
      cell ?? '',
      row === null ? 'whole file' : String(row),
      column ?? '',
      value ?? '',
      message,
      rule,
    ];
  }
  for (const rest of notes.notListed) yield ['', '', 'whole file', '', '', rest, ''];
}

/** Everything that was found, a row each: what to do about a file that cannot be read as a table. */
export function* errorListCsv(notes: Notes): Generator<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS);
  for (const row of rows(notes)) yield csvLine(row);
}

/** The same as a sheet. */
export function errorListSheet(notes: Notes): OutSheet {
  return {
    name: 'What to do',
    columns: WIDTHS.map((width) => ({ width, style: 'note' })),
    rows: (function* (): Generator<OutCell[]> {
      yield COLUMNS.map((text) => ({ text, style: 'heading' }));
      for (const row of rows(notes)) yield row.map((text) => ({ text, style: 'note' }));
    })(),
  };
}
