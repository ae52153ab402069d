import type { Predecessor } from '#domain/organisation-change';
import { RefusedError } from '#kernel';

/** `QNQ, QU9, 5200` a line: predecessor, successor, share in basis points. Throws with every line that is not so. */
export function predecessorsOf(text: string): Predecessor[] {
  const found = new Map<string, { icsCode: string; shareBp: number }[]>();
  const faults: string[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const match = /^\s*(\w{1,20})\s*[,;\t ]\s*(\w{1,20})\s*[,;\t ]\s*(\d{1,5})\s*$/.exec(line);
    if (match === null) {
      faults.push(`line ${at + 1} (${line.trim().slice(0, 40)})`);
      return;
    }
    const [, predecessor = '', icsCode = '', share = ''] = match;
    found.set(predecessor, [...(found.get(predecessor) ?? []), { icsCode, shareBp: Number(share) }]);
  });
  if (faults.length > 0) {
    throw new RefusedError(
      'RowsNotRead',
      `Each line is a predecessor, a successor and a share in basis points, like QNQ, QU9, 5200: mend ${faults.join(', ')}.`,
    );
  }
  return [...found].map(([predecessor, successors]) => ({ predecessor, successors }));
}
