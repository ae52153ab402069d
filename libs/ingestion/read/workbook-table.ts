import { createHash } from 'node:crypto';
import { columnLetters, Header, normalised, type Template } from '../cells/header.js';
import { MARK, markFault, type Mark } from '../cells/mark.js';
import type { Findings } from '../check/findings.js';
import type { FileSource } from '../ports.js';
import type { Inspection } from './inspect.js';
import { FILE_CHANGED, type RowBatch, type Table } from './table.js';
import { gathered, openSheet, type OpenSheet } from './xlsx/open-workbook.js';
import type { SheetRow } from './xlsx/sheet-reader.js';
import { WorkbookError } from './xlsx/workbook-error.js';

/** Gaps up to this many rows are filled with blank ones; beyond, a new batch begins. */
const MAX_FILLED = 64;
const BLANK: readonly string[] = [];

/** Header and rows of the first sheet that is shown; null where there is nothing to read (said among the findings). */
export async function workbookTable(
  source: FileSource,
  inspection: Inspection,
  findings: Findings,
): Promise<Table | null> {
  try {
    return await opened(source, inspection, findings);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    findings.ofFile(error.rule, error.message);
    return null;
  }
}

async function opened(source: FileSource, { sha256 }: Inspection, findings: Findings): Promise<Table | null> {
  const bytes = await gathered(source.open());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    findings.ofFile('file_changed', FILE_CHANGED);
    return null;
  }
  const workbook = await openSheet(bytes);
  const { sheet, hiddenColumns } = workbook;
  const first = await workbook.batches.next();
  if (first.done === true) {
    const message = `The sheet ${sheet.name}, the first that is shown, is empty: put the table there, with its column names in row 1.`;
    findings.ofFile('empty_file', message, sheet.name);
    return null;
  }
  const [top] = first.value;
  const isHeader = top?.row === 1;
  const header = new Header(normalised(isHeader ? top.values : []), false);
  if (isHeader && reportMerged(top, findings)) return null;
  return {
    header,
    sheet: sheet.name,
    hiddenColumns: [...hiddenColumns].filter((column) => header.names[column]).sort((a, b) => a - b),
    alike: (template) => alike(workbook, template),
    batches: rows(workbook, isHeader ? first.value.slice(1) : first.value, findings),
  };
}

/** A header with merged cells lacks the names that they cover: said at those cells. */
function reportMerged({ row, marks }: SheetRow, findings: Findings): boolean {
  const fault = markFault(MARK.MERGED, undefined, '');
  let isMerged = false;
  for (const [column, mark] of (marks ?? []).entries()) {
    if (mark !== MARK.MERGED || fault === null) continue;
    isMerged = true;
    const cell = `${columnLetters(column)}${row}`;
    findings.error({ row, column: null, cell, value: '', rule: fault.rule, message: fault.message }, column);
  }
  findings.hasUnreadRows ||= isMerged;
  return isMerged;
}

async function* rows(
  { batches }: OpenSheet,
  start: readonly SheetRow[],
  findings: Findings,
): AsyncGenerator<RowBatch> {
  let last = 1;
  for (let batch: readonly SheetRow[] | null = start; batch !== null;) {
    for (const each of withoutGaps(batch)) yield each;
    last = batch.at(-1)?.row ?? last;
    batch = await next(batches, last, findings);
  }
}

/** The next rows; a broken rest of the sheet ends it, with a finding that says where. */
async function next(
  batches: OpenSheet['batches'],
  last: number,
  findings: Findings,
): Promise<readonly SheetRow[] | null> {
  try {
    const following = await batches.next();
    return following.done === true ? null : following.value;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const { rule, message } = error;
    findings.hasUnreadRows = true;
    const where = `${message} Row ${last} is the last that could be read; those after it were not checked.`;
    findings.error({ row: last + 1, column: null, cell: null, value: null, rule, message: where });
    return null;
  }
}

function* withoutGaps(batch: readonly SheetRow[]): Generator<RowBatch> {
  let [firstRow, values, marks, hidden] = fresh(batch[0]?.row ?? 0);
  for (const each of batch) {
    const gap = each.row - (firstRow + values.length);
    if (gap > MAX_FILLED) {
      if (values.length > 0) yield { firstRow, rows: values, marks, hidden };
      [firstRow, values, marks, hidden] = fresh(each.row);
    } else for (let at = 0; at < gap; at += 1) values.push(BLANK);
    values.push(each.values);
    if (each.marks !== null) marks.set(each.row, each.marks);
    if (each.isHidden) hidden.add(each.row);
  }
  if (values.length > 0) yield { firstRow, rows: values, marks, hidden };
}

const fresh = (
  firstRow: number,
): [number, (readonly string[])[], Map<number, readonly Mark[]>, Set<number>] => [
  firstRow,
  [],
  new Map(),
  new Set(),
];

/** A sheet that is not read may be broken: then it holds no table that anybody could miss. */
async function namesOf(header: Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await header;
  } catch (error) {
    if (error instanceof WorkbookError) return [];
    throw error;
  }
}

/** Names of the other sheets that are shown and hold the same table. */
async function alike({ others, headerOf }: OpenSheet, { required }: Template): Promise<string[]> {
  const found: string[] = [];
  for (const sheet of others) {
    const names = new Set(normalised(await namesOf(headerOf(sheet))));
    if (required.every((name) => names.has(name))) found.push(sheet.name);
  }
  return found;
}
