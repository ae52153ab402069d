import { columnsOf, type Column, type TableName } from '../columns/columns.js';
import type { GivenFormat } from '../give-back/give-back.js';
import { asTyped } from '../give-back/given-value.js';
import { BYTE_ORDER_MARK, csvLine } from '../write/csv-line.js';
import type { OutCell } from '../write/xlsx/cell-xml.js';
import { workbook, type OutChoice, type OutColumn } from '../write/xlsx/workbook.js';
import type { TemplateKnown, TemplateOf } from './known.js';
import { templateRows } from './rows.js';
import { Codes, columnsSheet } from './sheets.js';

/** A form for one kind of file: its columns, and what is known filled in. A workbook also holds the codes to choose from and what each column takes. */
export async function* template(
  kind: TableName,
  of: TemplateOf,
  known: TemplateKnown,
  format: GivenFormat,
): AsyncGenerator<Buffer> {
  const columns = columnsOf(kind);
  const rows = templateRows(kind, of, known).map((row) => columns.map(({ column }) => row[column] ?? ''));
  if (format === 'csv') {
    const lines = [columns.map(({ column }) => column), ...rows].map(csvLine);
    yield Buffer.from(BYTE_ORDER_MARK + lines.join(''));
    return;
  }
  const codes = new Codes(of, known);
  const heading = columns.map(({ column }): OutCell => ({ text: column, style: 'heading' }));
  const choices = columns.flatMap((each, at) => choiceOf(each, at, codes) ?? []);
  yield* workbook([
    {
      name: kind,
      columns: columns.map(lookOf),
      rows: [heading, ...rows.map((cells) => cells.map((text, at) => cellOf(text, columns[at]!)))],
      choices,
    },
    codes.sheet(),
    columnsSheet(kind),
  ]);
}

const lookOf = ({ column, takes }: Column): OutColumn => ({
  width: Math.max(column.length + 3, takes === 'text' ? 30 : 16),
  style: takes === 'amount' ? 'amount' : 'text',
});

function cellOf(text: string, { takes }: Column): OutCell {
  if (text === '') return {};
  const { value, format } = asTyped(text, takes);
  return { ...value, style: format };
}

/** Codes may be new ones, words may not. */
function choiceOf({ column, takes, values }: Column, at: number, codes: Codes): OutChoice | null {
  if (takes === 'yes_no') return { column: at, from: ['yes', 'no'], mayDiffer: false };
  if (values !== null) return { column: at, from: values, mayDiffer: false };
  const from = takes === 'code' ? codes.choiceFor(column) : null;
  return from === null ? null : { column: at, from, mayDiffer: true };
}
