import { idSpan, MARKS } from './line-marks.js';
import type { ReturnLine } from '#domain/spend-return';
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
 * Looks for repeated lines of one return: first among the hashes in memory; only where hashes meet are the texts themselves read and
 * compared.
 */
export function findRepeats(spool: Spool, of: ReturnInFile): Repeats {
  const ids = new Uint32Array(of.lineCount);
  const contents = new Uint32Array(of.lineCount);
  let line = 0;
  for (const marks of spool.marksOf(of)) {
    for (let at = 0; at < marks.length; at += MARKS) {
      ids[line] = marks[at + 1] as number;
      contents[line] = marks[at + 2] as number;
      line += 1;
    }
  }
  const repeatedIds = repeated(ids);
  const repeatedContents = repeated(contents);
  const found: Repeats = { sameId: [], sameContent: [] };
  if (repeatedIds.size + repeatedContents.size > 0) compare(spool, of, repeatedIds, repeatedContents, found);
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
    else {
      const { line, amountPence } = JSON.parse(text) as ReturnLine;
      into.push({ row, firstRow, line, amountPence });
    }
  };
  for (const { text, marks } of spool.read(of)) {
    for (const [index, line] of text.slice(0, -1).split('\n').entries()) {
      const [row, id, content] = marks.subarray(index * MARKS) as unknown as [number, number, number];
      const { from, to } = idSpan(line);
      if (repeatedIds.has(id)) note(firstOfId, found.sameId, line.slice(from, to), row, line);
      if (repeatedContents.has(content)) {
        note(firstOfContent, found.sameContent, line.slice(0, from) + line.slice(to), row, line);
      }
    }
  }
}

/** Values that are there more than once. Sorts in place. */
function repeated(hashes: Uint32Array): Set<number> {
  hashes.sort();
  const found = new Set<number>();
  for (let at = 1; at < hashes.length; at += 1) {
    if (hashes[at] === hashes[at - 1]) found.add(hashes[at] as number);
  }
  return found;
}
