import { Findings } from '../check/findings.js';
import type { FileSource } from '../ports.js';
import { inspect } from '../read/inspect.js';
import { openTable } from '../read/open-table.js';
import type { Table } from '../read/table.js';
import type { CheckResult, Found } from '../result.js';
import { BYTE_ORDER_MARK, csvLine } from '../write/csv-line.js';
import { workbook } from '../write/xlsx/workbook.js';
import { errorListCsv, errorListSheet } from './error-list.js';
import { GivenCells } from './given-cells.js';
import { layoutOf, notedRows } from './noted-rows.js';
import { Notes } from './notes.js';

export type GivenFormat = 'csv' | 'xlsx';

const ALREADY_APPLIED = 'These bytes were applied before: handed in again as they are they write nothing.';
/** Faults after which there are no rows that could be given back as they were. */
const NO_ROWS_TO_GIVE: ReadonlySet<string> = new Set([
  ...['malformed_csv', 'wrong_separator', 'file_changed'],
  ...['corrupt_workbook', 'workbook_too_large', 'workbook_unsafe', 'too_many_columns'],
]);
const FLUSH_CHARACTERS = 64 * 1024;

/**
 * The file as it was handed in, every row in its place, with what was found beside each: columns `errors` and `discrepancies`. In a workbook the
 * cells are marked too, and a second sheet lists all. A file that could not be read as a table is given back as the list alone.
 */
export async function* giveBack(
  source: FileSource,
  result: CheckResult,
  format: GivenFormat,
): AsyncGenerator<Buffer> {
  const notes = new Notes(foundIn(result));
  const table = await tableOf(source, result);
  if (table === null) {
    if (format === 'xlsx') yield* workbook([errorListSheet(notes)]);
    else yield* inPieces(errorListCsv(notes));
    return;
  }
  if (format === 'csv') yield* inPieces(csvOf(table, notes));
  else yield* workbookOf(source.kind, table, notes);
}

/** Whether the rows themselves can be given back; where not, there is only a list of what is wrong. */
export async function hasRowsToGive(source: FileSource, result: CheckResult): Promise<boolean> {
  return (await tableOf(source, result)) !== null;
}

async function tableOf(source: FileSource, result: CheckResult): Promise<Table | null> {
  const rules = 'errors' in result ? result.errors.map(({ rule }) => rule) : [];
  if (source.fileName.endsWith('.json') || rules.some((rule) => NO_ROWS_TO_GIVE.has(rule))) return null;
  const inspection = await inspect(() => source.open());
  // Bytes that changed since are not those that were checked: what was found in those still holds for them.
  if (inspection.fault !== null || inspection.sha256 !== result.sha256) return null;
  return openTable(source, inspection, new Findings(source.fileName));
}

async function* csvOf({ header, batches }: Table, notes: Notes): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(layoutOf(header).names);
  for await (const { cells } of notedRows(header, batches, notes)) yield csvLine(cells);
}

function workbookOf(kind: string, { header, batches }: Table, notes: Notes): AsyncGenerator<Buffer> {
  const cells = new GivenCells(kind, layoutOf(header).names);
  async function* rows(): AsyncGenerator<ReturnType<GivenCells['row']>> {
    yield cells.heading();
    for await (const row of notedRows(header, batches, notes)) yield cells.row(row);
  }
  return workbook([{ name: kind, columns: cells.columns(), rows: rows() }, errorListSheet(notes)]);
}

function foundIn(result: CheckResult): Found {
  if (result.status !== 'already_applied') return result;
  const { fileName: file } = result;
  const at = { row: null, column: null, cell: null, value: null };
  const said = { file, ...at, rule: 'already_applied', message: ALREADY_APPLIED, amountPence: 0 };
  return { errors: [], totalErrors: 0, discrepancies: [said], totalDiscrepancies: 1 };
}

async function* inPieces(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < FLUSH_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
