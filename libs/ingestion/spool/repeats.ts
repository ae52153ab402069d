import { lineIdSpan } from './line-text.js';
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
 * Looks for repeated lines of one return in 16 bytes a line: first by hash alone; only where hashes meet are the texts
 * themselves compared, in a second pass.
 */
export async function findRepeats(spool: Spool, of: ReturnInFile): Promise<Repeats> {
  const ids = new Float64Array(of.lineCount);
  const contents = new Float64Array(of.lineCount);
  let at = 0;
  for await (const { texts } of spool.read(of)) {
    for (const text of texts) {
      const { from, to } = lineIdSpan(text);
      ids[at] = hash(text, from, to, 0, 0);
      contents[at] = hash(text, 0, from, to, text.length);
      at += 1;
    }
  }
  const repeatedIds = repeated(ids);
  const repeatedContents = repeated(contents);
  const found: Repeats = { sameId: [], sameContent: [] };
  if (repeatedIds.size + repeatedContents.size > 0) {
    await compare(spool, of, repeatedIds, repeatedContents, found);
  }
  return found;
}

async function compare(
  spool: Spool,
  of: ReturnInFile,
  repeatedIds: ReadonlySet<number>,
  repeatedContents: ReadonlySet<number>,
  found: Repeats,
): Promise<void> {
  const firstOfId = new Map<string, number>();
  const firstOfContent = new Map<string, number>();
  const note = (seen: Map<string, number>, into: Repeat[], key: string, row: number, text: string): void => {
    const firstRow = seen.get(key);
    if (firstRow === undefined) seen.set(key, row);
    else into.push({ row, firstRow, ...(JSON.parse(text) as { line: string; amountPence: number }) });
  };
  for await (const { texts, rows } of spool.read(of)) {
    for (const [index, text] of texts.entries()) {
      const row = rows[index] as number;
      const { from, to } = lineIdSpan(text);
      if (repeatedIds.has(hash(text, from, to, 0, 0))) {
        note(firstOfId, found.sameId, text.slice(from, to), row, text);
      }
      if (repeatedContents.has(hash(text, 0, from, to, text.length))) {
        note(firstOfContent, found.sameContent, text.slice(0, from) + text.slice(to), row, text);
      }
    }
  }
}

/** Values that are there more than once. Sorts in place. */
function repeated(hashes: Float64Array): Set<number> {
  hashes.sort();
  const found = new Set<number>();
  for (let at = 1; at < hashes.length; at += 1) {
    if (hashes[at] === hashes[at - 1]) found.add(hashes[at] as number);
  }
  return found;
}

/** 53 bits of two rolling hashes over two spans of a text. Only ever a hint: equality is decided on the text. */
function hash(text: string, from: number, to: number, from2: number, to2: number): number {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  for (let at = from2; at < to2; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0) * 0x200000 + ((b >>> 11) & 0x1fffff);
}
