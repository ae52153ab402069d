import { StringDecoder } from 'node:string_decoder';
import type { Encoding } from '../result.js';
import { CsvRecords } from './records.js';
import { decodeWindows1252 } from './windows-1252.js';

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

const REASONS = {
  quote_not_closed: 'a quotation mark is opened and never closed',
  quote_inside_cell: 'a quotation mark stands inside a cell without being doubled',
};

/**
 * The records of a CSV text in order, in batches as the chunks bring them; the first is the header. Every record is one
 * spreadsheet row, also an empty line and one that spans several lines, so the n-th record is row n. Cells are as they stand,
 * untrimmed; records may be of any length. Throws MalformedCsvError after the batch of the good records before it.
 */
export async function* csvBatches(
  chunks: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string[][], void, undefined> {
  const reader = new CsvRecords();
  const utf8 = new StringDecoder('utf8');
  let isFirst = true;
  let count = 0;
  for await (const chunk of chunks) {
    let text = encoding === 'utf-8' ? utf8.write(chunk) : decodeWindows1252(chunk);
    if (isFirst && text !== '') {
      isFirst = false;
      if (text.startsWith('\ufeff')) text = text.slice(1);
    }
    const batch = reader.take(text, false);
    count += batch.length;
    if (batch.length > 0) yield batch;
    if (reader.fault !== null) break;
  }
  if (reader.fault === null) {
    const batch = reader.take(utf8.end(), true);
    count += batch.length;
    if (batch.length > 0) yield batch;
  }
  if (reader.fault !== null) throw new MalformedCsvError(count + 1, REASONS[reader.fault]);
}
