import { lineIdStart, stringEnd } from './line-text.js';
import type { ReturnInFile } from './return-in-file.js';
import type { Spool } from './spool.js';

/** A line that repeats an earlier one. */
export interface Repeat {
  readonly row: number;
  readonly firstRow: number;
  readonly line: string;
  readonly amountPence: number;
}

export interface Repeats {
  /** Lines whose `line` stands in the return already. */
  readonly sameId: Repeat[];
  /** Lines equal to an earlier one in all but their `line`. */
  readonly sameContent: Repeat[];
}

/**
 * Looks for repeated lines of one return in 8 bytes a line: first by hash alone; only where hashes meet are the texts
 * themselves compared, in a second pass.
 */
export function findRepeats(spool: Spool, of: ReturnInFile): Repeats {
  const ids = new Uint32Array(of.lineCount);
  const contents = new Uint32Array(of.lineCount);
  let at = 0;
  for (const { text } of spool.read(of)) {
    for (const span of spans(text)) {
      ids[at] = idHash(text, span);
      contents[at] = contentHash(text, span);
      at += 1;
    }
  }
  const repeatedIds = repeated(ids);
  const repeatedContents = repeated(contents);
  const found: Repeats = { sameId: [], sameContent: [] };
  if (repeatedIds.size + repeatedContents.size > 0) {
    compare(spool, of, repeatedIds, repeatedContents, found);
  }
  return found;
}

function compare(
  spool: Spool,
  of: ReturnInFile,
  repeatedIds: ReadonlySet<number>,
  repeatedContents: ReadonlySet<number>,
  found: Repeats,
): void {
  const firstOfId = new Map<string, number>();
  const firstOfContent = new Map<string, number>();
  const note = (seen: Map<string, number>, into: Repeat[], key: string, row: number, text: string): void => {
    const firstRow = seen.get(key);
    if (firstRow === undefined) seen.set(key, row);
    else into.push({ row, firstRow, ...(JSON.parse(text) as { line: string; amountPence: number }) });
  };
  for (const { text, rows } of spool.read(of)) {
    let index = 0;
    for (const span of spans(text)) {
      const row = rows[index] as number;
      index += 1;
      const line = text.slice(span.start, span.end);
      if (repeatedIds.has(idHash(text, span))) {
        note(firstOfId, found.sameId, text.slice(span.from, span.to), row, line);
      }
      if (repeatedContents.has(contentHash(text, span))) {
        const rest = text.slice(span.start, span.from) + text.slice(span.to, span.end);
        note(firstOfContent, found.sameContent, rest, row, line);
      }
    }
  }
}

/** Where a line stands in a text of many, and within it the text of its `line`. */
interface Span {
  start: number;
  from: number;
  to: number;
  end: number;
}

/** The lines of a text one after the other, in one object that moves. */
function* spans(text: string): Generator<Readonly<Span>> {
  const span: Span = { start: 0, from: 0, to: 0, end: 0 };
  for (let start = 0; start < text.length; start = span.end + 1) {
    span.start = start;
    span.from = lineIdStart(text, start);
    span.to = stringEnd(text, span.from);
    span.end = text.indexOf('\n', span.to);
    yield span;
  }
}

const idHash = (text: string, { from, to }: Span): number => hash(text, from, to, 0, 0);
const contentHash = (text: string, { start, from, to, end }: Span): number =>
  hash(text, start, from, to, end);

/** Values that are there more than once. Sorts in place. */
function repeated(hashes: Uint32Array): Set<number> {
  hashes.sort();
  const found = new Set<number>();
  for (let at = 1; at < hashes.length; at += 1) {
    if (hashes[at] === hashes[at - 1]) found.add(hashes[at] as number);
  }
  return found;
}

/** FNV-1a over two spans of a text. Only ever a hint: equality is decided on the text. */
function hash(text: string, from: number, to: number, from2: number, to2: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  for (let at = from2; at < to2; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}
