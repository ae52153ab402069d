import type { ReturnLine } from '#domain/spend-return';
import { MARKS } from './line-marks.js';
import type { ReturnInFile } from './return-in-file.js';
import type { Spool } from './spool.js';

/** The `line` of these rows of a return, by row. Reads only the pieces that they stand in. */
export function linesAtRows(spool: Spool, of: ReturnInFile, rows: readonly number[]): Map<number, string> {
  const wanted = new Set(rows);
  const found = new Map<number, string>();
  if (wanted.size === 0) return found;
  for (const { text, marks } of spool.read(of)) {
    const places: number[] = [];
    for (let at = 0; at < marks.length; at += MARKS)
      if (wanted.has(marks[at] as number)) places.push(at / MARKS);
    if (places.length === 0) continue;
    const lines = text.split('\n');
    for (const place of places) {
      const { line } = JSON.parse(lines[place] as string) as ReturnLine;
      found.set(marks[place * MARKS] as number, line);
    }
    if (found.size === wanted.size) return found;
  }
  return found;
}
