/** No row of the contract is near it; a quote that is never closed swallows the rest of the file and stops here. Characters. */
export const MAX_RECORD_LENGTH = 1024 * 1024;

export type RecordFault = 'quote_not_closed' | 'quote_inside_cell';

const [LF, CR, QUOTE, COMMA] = [10, 13, 34, 44];
const INCOMPLETE = -1;
const NOT_CLOSED = -2;
const INSIDE_CELL = -3;

/**
 * CSV records (RFC 4180; lines may end in CRLF, LF or CR) from text that comes in pieces cut anywhere. By hand, because it runs over every
 * character of the country's returns and reading was a quarter of a load; the spec holds it against csv-parse.
 *
 * The cells are slices: one that is kept keeps the piece that it was cut from (see `ownCopy`).
 */
export class CsvRecords {
  /** The text from the beginning of a record that is not whole yet. */
  private rest = '';
  /** Why nothing after the records answered so far can be read; null while all is well. */
  fault: RecordFault | null = null;

  /** The records that are whole with this text; with the `last` one, what is left is one too. */
  take(text: string, last: boolean): string[][] {
    const all = this.rest + text;
    const records: string[][] = [];
    let start = 0;
    while (start < all.length && this.fault === null) {
      const cells: string[] = [];
      const end = readRecord(all, start, last, cells);
      const length = (end < 0 ? all.length : end) - start;
      if (length > MAX_RECORD_LENGTH || end === NOT_CLOSED) this.fault = 'quote_not_closed';
      else if (end === INSIDE_CELL) this.fault = 'quote_inside_cell';
      else if (end === INCOMPLETE) break;
      else {
        records.push(cells);
        start = end;
      }
    }
    this.rest = all.slice(start);
    return records;
  }
}

/** Reads the cells of the record at `from`. Answers where the next record begins, or with what is wrong (below 0). */
function readRecord(text: string, from: number, last: boolean, cells: string[]): number {
  for (let start = from; ;) {
    let at = start;
    if (text.charCodeAt(start) === QUOTE) {
      at = readQuoted(text, start, last, cells);
      if (at < 0) return at;
    } else {
      let code = 0;
      for (; at < text.length; at += 1) {
        code = text.charCodeAt(at);
        if (code <= COMMA && (code === COMMA || code === LF || code === CR || code === QUOTE)) break;
      }
      if (at === text.length && !last) return INCOMPLETE;
      if (code === QUOTE) return INSIDE_CELL;
      cells.push(text.slice(start, at));
    }
    if (at === text.length) return at;
    const code = text.charCodeAt(at);
    if (code === COMMA) start = at + 1;
    else if (code === LF) return at + 1;
    else if (code !== CR) return INSIDE_CELL;
    else if (at + 1 < text.length) return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
    else return last ? at + 1 : INCOMPLETE;
  }
}

/** Reads the cell whose quote opens at `start`. Answers where it ends, behind the closing quote. */
function readQuoted(text: string, start: number, last: boolean, cells: string[]): number {
  let cell = '';
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return last ? NOT_CLOSED : INCOMPLETE;
    // The next character says whether it closes or stands for itself.
    if (quote + 1 === text.length && !last) return INCOMPLETE;
    const closes = text.charCodeAt(quote + 1) !== QUOTE;
    cell += text.slice(from, closes ? quote : quote + 1);
    if (closes) {
      cells.push(cell);
      return quote + 1;
    }
    from = quote + 2;
  }
}
