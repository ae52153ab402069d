import { Cells } from '../cells/cells.js';
import { checkHeader, type Header, type Template } from '../cells/header.js';
import type { FileSource, ImportContext, OnProgress } from '../ports.js';
import type { Inspection } from '../read/inspect.js';
import { openTable } from '../read/table.js';
import type { Findings } from './findings.js';
import { outsideScope } from './scope.js';

export interface RowReader {
  /** Reads one row of cells, faults reported through them. Synchronous: this is the hot loop. */
  visit(cells: Cells): void;
  /** After each batch of rows, for whatever must reach a disk. */
  drain?(): Promise<void>;
  /** More rows than this are refused as a whole. */
  readonly maxRows?: number;
}

/**
 * Takes a reader through every row of a file: header first, blank rows skipped, ragged rows and rows of totals reported.
 * Answers with the number of rows and the header (null where there was none to use).
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
): Promise<{ rows: number; header: Header | null }> {
  const table = await openTable(source, inspection, findings);
  if (table === null || !checkHeader(table.header, template, templates, findings)) {
    return { rows: 0, header: null };
  }
  const { header } = table;
  const cells = new Cells(header, findings);
  const width = header.names.length;
  let rows = 0;
  for await (const batch of table.batches) {
    for (const [at, values] of batch.rows.entries()) {
      if (isBlank(values)) continue;
      rows += 1;
      cells.begin(batch.firstRow + at, values);
      if (values.length !== width) {
        reportRagged(cells, values, width, findings);
        continue;
      }
      if (isTotals(values)) {
        const message = 'This is a row of totals: delete it, totals are computed from the rows.';
        findings.error({
          row: cells.row,
          column: null,
          cell: null,
          value: values[0] ?? '',
          rule: 'totals_row',
          message,
        });
        continue;
      }
      if (scope !== undefined && outsideScope(cells, scope, rows === 1, findings))
        return { rows, header: null };
      reader.visit(cells);
    }
    if (reader.maxRows !== undefined && rows > reader.maxRows) {
      findings.ofFile(
        'too_many_rows',
        `${template.kind}.csv may have at most ${reader.maxRows} rows: hand it in in parts.`,
      );
      return { rows, header };
    }
    await reader.drain?.();
    onProgress({ fileName: source.fileName, step: 'checking', done: rows, of: null });
  }
  if (rows === 0 && findings.totalErrors === 0) {
    findings.ofFile('no_rows', 'The file has its column names and no rows: add at least one row.');
  }
  return { rows, header };
}

function isBlank(values: readonly string[]): boolean {
  for (const value of values) if (value !== '' && value.trim() !== '') return false;
  return true;
}

function isTotals(values: readonly string[]): boolean {
  const first = values[0] ?? '';
  return first.length >= 5 && first.length <= 30 && /^\s*(grand |sub-?)?totals?\b/i.test(first);
}

function reportRagged(cells: Cells, values: readonly string[], width: number, findings: Findings): void {
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
