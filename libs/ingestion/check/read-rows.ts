import { Cells } from '../cells/cells.js';
import { checkHeader } from '../cells/check-header.js';
import type { Header, Template } from '../cells/header.js';
import type { FileSource, ImportContext, OnProgress, ReadingLimits } from '../ports.js';
import type { Inspection } from '../read/inspect.js';
import { openTable } from '../read/open-table.js';
import type { RowBatch, Table } from '../read/table.js';
import { turn } from '../read/turn.js';
import type { Findings } from './findings.js';
import { HiddenRows, reportHiddenColumns, reportOtherSheets } from './hidden.js';
import { isBlank, isTotals, reportRagged, reportTotals } from './odd-rows.js';
import { outsideScope } from './scope.js';
import type { World } from './world.js';

export interface RowReader {
  /** Reads one row of cells, faults reported through them. Synchronous: this is the hot loop. */
  visit(cells: Cells): void;
  /** After each batch of rows, for whatever must reach a disk. */
  drain?(): Promise<void>;
  /** More rows than this are refused as a whole. */
  readonly maxRows?: number;
  /** Whether it holds as much as it may: the file is refused as a whole then. */
  isFull?(): boolean;
  /** What a file from outside may cost. */
  readonly limits?: ReadingLimits | undefined;
  /** Who is succeeded by whom, to say of another system's file. */
  readonly world?: World | null;
}

interface RowsRead {
  readonly rows: number;
  /** Null where there was none to use. */
  readonly header: Header | null;
}

/**
 * Takes a reader through every row of a file: header first, blank rows skipped, ragged rows and rows of totals reported.
 * Answers with the number of rows and the header.
 */
export async function readRows(
  source: FileSource,
  inspection: Inspection,
  template: Template,
  templates: readonly Template[],
  scope: ImportContext['scope'],
  findings: Findings,
  reader: RowReader,
  onProgress: OnProgress,
): Promise<RowsRead> {
  const end = inspection.isWorkbook ? await turn() : null;
  try {
    const table = await openTable(source, inspection, findings);
    if (table === null || !checkHeader(table.header, template, templates, findings, table.sheet)) {
      return { rows: 0, header: null };
    }
    const read = await throughRows(table, template, scope, findings, reader, (done) =>
      onProgress({ fileName: source.fileName, step: 'checking', done, of: null }),
    );
    if (table.sheet !== undefined && read.header !== null) {
      reportHiddenColumns(table.header, columnsOf(template, table), findings);
      reportOtherSheets(table.sheet, (await table.alike?.(template)) ?? [], findings);
    }
    return read;
  } finally {
    end?.();
  }
}

async function throughRows(
  table: Table,
  template: Template,
  scope: ImportContext['scope'],
  findings: Findings,
  reader: RowReader,
  tell: (rows: number) => void,
): Promise<RowsRead> {
  const { header } = table;
  const started = performance.now();
  const cells = new Cells(header, findings);
  const width = header.names.length;
  const hidden = new HiddenRows();
  const maxRows = Math.min(reader.maxRows ?? Infinity, reader.limits?.rows ?? Infinity);
  let rows = 0;
  for await (const batch of table.batches) {
    for (const [at, values] of batch.rows.entries()) {
      if (isBlank(values)) continue;
      rows += 1;
      const row = batch.firstRow + at;
      cells.begin(row, values, batch.marks?.get(row));
      if (values.length !== width) reportRagged(cells, width, findings);
      else if (isTotals(values)) reportTotals(cells, findings);
      else {
        if (scope !== undefined && outsideScope(cells, scope, rows === 1, findings, reader.world ?? null))
          return { rows, header: null };
        if (isHidden(batch, row)) hidden.note(cells);
        reader.visit(cells);
      }
    }
    if (rows > maxRows) {
      const message = `${template.kind} may have at most ${maxRows} rows in a file: hand them in in parts.`;
      findings.ofFile('too_many_rows', message);
      return { rows, header };
    }
    if (reader.isFull?.() === true) {
      findings.ofFile(
        'file_too_large',
        'The texts of the file are too long to be held: hand it in in parts.',
      );
      return { rows, header };
    }
    if (performance.now() - started > (reader.limits?.milliseconds ?? Infinity)) {
      const message = `Reading the file took too long and was given up after ${rows} rows: hand it in in parts.`;
      findings.ofFile('too_slow', message);
      return { rows, header };
    }
    await reader.drain?.();
    tell(rows);
  }
  if (rows === 0 && findings.totalErrors === 0) {
    findings.ofFile('no_rows', 'The file has its column names and no rows: add at least one row.');
  }
  hidden.report(findings);
  return { rows, header };
}

const isHidden = ({ hidden }: RowBatch, row: number): boolean => hidden !== undefined && hidden.has(row);

/** Hidden columns that are read; others are the person's own. */
function columnsOf(
  { required, optional }: Template,
  { header, hiddenColumns = [] }: Table,
): readonly number[] {
  const read = new Set([...required, ...optional]);
  return hiddenColumns.filter((at) => read.has(header.names[at] as string));
}
