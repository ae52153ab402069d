import { CORE_PRESSURES, type CorePressure } from '#domain/policies';

/** A slip of the hand or two. */
const MOST_SLIPS = 2;

/** A file names the same purpose line after line. */
const asked = new Map<string, CorePressure | null>();
const MOST_ASKED = 1000;

/** The core pressure that somebody who wrote this may have meant; null where none is close. */
export function pressureLike(text: string): CorePressure | null {
  const known = asked.get(text);
  if (known !== undefined) return known;
  const written = text.toLowerCase().replace(/[\s-]+/g, '_');
  const found = CORE_PRESSURES.find((pressure) => slips(written, pressure) <= MOST_SLIPS) ?? null;
  if (asked.size >= MOST_ASKED) asked.clear();
  asked.set(text, found);
  return found;
}

/** Letters to add, drop or change to make one of the other, or more than MOST_SLIPS. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_SLIPS) return MOST_SLIPS + 1;
  let before = Array.from({ length: b.length + 1 }, (_each, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, change));
    }
    before = row;
  }
  return before[b.length]!;
}
