import { createHash, type Hash } from 'node:crypto';
import type { Findings } from '../check/findings.js';
import { Header, normalised } from '../cells/header.js';
import type { FileSource } from '../ports.js';
import { csvBatches, MalformedCsvError } from './csv.js';
import type { Inspection } from './inspect.js';
import { cellText, readJsonList } from './json.js';

/** Rows in file order; `firstRow` is the number of the first of them, and none is left out between. */
export interface RowBatch {
  readonly firstRow: number;
  readonly rows: readonly (readonly string[])[];
}

export interface Table {
  readonly header: Header;
  readonly batches: AsyncIterable<RowBatch>;
}

/** The bytes were others when they were read again: somebody wrote to the file meanwhile. */
export const FILE_CHANGED = 'The file changed while it was read: close it elsewhere and hand it in again.';

/** A file whose name ends in `.json` holds rows as objects under the same column names. */
export const isJson = (fileName: string): boolean => fileName.toLowerCase().endsWith('.json');

/** Header and rows of a file, or null when there is nothing to read (said among the findings). */
export async function openTable(
  source: FileSource,
  inspection: Inspection,
  findings: Findings,
): Promise<Table | null> {
  return isJson(source.fileName)
    ? jsonTable(source, inspection, findings)
    : csvTable(source, inspection, findings);
}

async function csvTable(
  source: FileSource,
  inspection: Inspection,
  findings: Findings,
): Promise<Table | null> {
  const hash = createHash('sha256');
  const batches = csvBatches(hashed(source.open(), hash), inspection.encoding);
  const next = (): Promise<IteratorResult<string[][], void>> => guarded(batches, findings);
  const first = await next();
  if (first.done === true) {
    if (findings.totalErrors === 0)
      findings.ofFile('empty_file', 'The file is empty: save it again from its source.');
    return null;
  }
  const [names = [], ...rest] = first.value;
  return { header: new Header(normalised(names), false), batches: rows(rest) };

  async function* rows(start: string[][]): AsyncGenerator<RowBatch> {
    let firstRow = 2;
    for (let batch: string[][] | null = start; batch !== null;) {
      yield { firstRow, rows: batch };
      firstRow += batch.length;
      const following = await next();
      batch = following.done === true ? null : following.value;
    }
    if (findings.totalErrors === 0 && hash.digest('hex') !== inspection.sha256) {
      findings.ofFile('file_changed', FILE_CHANGED);
    }
  }
}

/** The next batch; a malformed rest of the file ends it, with a finding that says where. */
async function guarded(
  batches: AsyncGenerator<string[][], void>,
  findings: Findings,
): Promise<IteratorResult<string[][], void>> {
  try {
    return await batches.next();
  } catch (error) {
    if (!(error instanceof MalformedCsvError)) throw error;
    const { row, reason } = error;
    findings.hasUnreadRows = true;
    const message = `From row ${row} on the file cannot be read: ${reason}. Mend it and hand the file in again; the rows after it were not checked.`;
    findings.error({ row, column: null, cell: null, value: null, rule: 'malformed_csv', message });
    return { done: true, value: undefined };
  }
}

async function* hashed(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

async function jsonTable(
  source: FileSource,
  inspection: Inspection,
  findings: Findings,
): Promise<Table | null> {
  const list = await readJsonList(source.open(), inspection.byteLength, findings);
  if (list === null) return null;
  const names = new Set<string>();
  for (const row of list) if (isRecord(row)) for (const name of Object.keys(row)) names.add(name);
  const header = new Header([...names], true);
  const rows = list.map((row, at) => jsonRow(row, at + 1, header, findings));
  return {
    header,
    batches: (async function* () {
      yield { firstRow: 1, rows };
    })(),
  };
}

function jsonRow(row: unknown, number: number, header: Header, findings: Findings): string[] {
  const report = (column: string | null, message: string): void => {
    const cell = column === null ? `/${number - 1}` : header.cell(column, number);
    findings.error({ row: number, column, cell, value: null, rule: 'not_a_plain_value', message });
  };
  if (!isRecord(row)) {
    report(null, 'Each row must be an object with column names.');
    return [];
  }
  return header.names.map((name) => {
    const text = cellText(row[name]);
    if (text === undefined) report(name, 'Write text, a number, true, false or null here.');
    return text ?? '';
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
