import { lineIdStart, stringEnd } from './line-text.js';

/**
 * What is kept in memory of each spooled line: its row in the file, a hash of its `line` and one of all else. Hashes are only ever a
 * hint at repeats: equality is decided on the texts. Three numbers a line, in one growing array.
 */
export const MARKS = 3;

/** Where the text of `line` stands in the canonical JSON of a line. */
export interface IdSpan {
  readonly from: number;
  readonly to: number;
}

export function idSpan(text: string): IdSpan {
  const from = lineIdStart(text);
  return { from, to: stringEnd(text, from) };
}

export function pushMarks(marks: number[], row: number, text: string): void {
  const { from, to } = idSpan(text);
  marks.push(row, hash(text, from, to, 0, 0), hash(text, 0, from, to, text.length));
}

/** FNV-1a over two spans of a text. */
function hash(text: string, from: number, to: number, from2: number, to2: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  for (let at = from2; at < to2; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}
