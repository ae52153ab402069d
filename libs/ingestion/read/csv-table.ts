import { createHash, type Hash } from 'node:crypto';
import type { Findings } from '../check/findings.js';
import { Header, normalised } from '../cells/header.js';
import type { FileSource } from '../ports.js';
import { csvBatches, MalformedCsvError } from './csv.js';
import type { Inspection } from './inspect.js';
import { FILE_CHANGED, type RowBatch, type Table } from './table.js';

/** Header and rows of a CSV, or null when there is nothing to read (said among the findings). */
export async function csvTable(
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
