import { CsvError, Parser } from 'csv-parse';
import type { Encoding } from '../result.js';
import { decoderOf } from './decode.js';

/** No row of the contract is near it; a quote that is never closed swallows the rest of the file and stops here. */
export const MAX_RECORD_BYTES = 1024 * 1024;

/** The text is not CSV from this row on. */
export class MalformedCsvError extends Error {
  constructor(
    /** As a spreadsheet numbers it: where the broken row starts. */
    readonly row: number,
    readonly reason: string,
  ) {
    super(`row ${row}: ${reason}`);
  }
}

/**
 * The records of a CSV text in order, in batches as the chunks bring them; the first is the header. Every record is one
 * spreadsheet row, also an empty line and one that spans several lines, so the n-th record is row n. Cells are as they stand,
 * untrimmed; records may be of any length. Throws MalformedCsvError after the batch of the good records before it.
 */
export async function* csvBatches(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string[][], void, undefined> {
  let failure: Error | null = null;
  const parser = new RecordParser({
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_BYTES,
  });
  parser.on('error', (error: Error) => (failure ??= error));
  const settle = (run: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      parser.once('error', () => resolve());
      run(resolve);
    });
  const decode = decoderOf(encoding);
  for await (const chunk of chunks) {
    await settle((done) => parser.write(decode(chunk), () => done()));
    parser.removeAllListeners('error').on('error', (error: Error) => (failure ??= error));
    if (parser.batch.length > 0) yield parser.takeRecords();
    if (failure !== null) break;
  }
  if (failure === null) await settle((done) => parser.end(() => done()));
  if (parser.batch.length > 0) yield parser.takeRecords();
  if (failure !== null) throw asMalformed(failure, parser.records + 1);
}

/** Keeps each record aside as it is made: reading them back one by one from an object stream costs a third of the speed. */
class RecordParser extends Parser {
  batch: string[][] = [];
  records = 0;

  override push(record: string[] | null): boolean {
    if (record === null) return super.push(null);
    this.records += 1;
    this.batch.push(record);
    // As if the next were the first: held against the length of another it would be an error object with its stack each time, and a file of
    // blank lines is a million of them.
    (this.info as { records: number }).records = 0;
    return true;
  }

  takeRecords(): string[][] {
    const full = this.batch;
    this.batch = [];
    return full;
  }
}

function asMalformed(failure: Error, row: number): Error {
  if (!(failure instanceof CsvError)) return failure;
  if (failure.code === 'CSV_QUOTE_NOT_CLOSED' || failure.code === 'CSV_MAX_RECORD_SIZE') {
    return new MalformedCsvError(row, 'a quotation mark is opened and never closed');
  }
  return new MalformedCsvError(row, 'a quotation mark stands inside a cell without being doubled');
}
