import type { Package } from './package.js';
import { readWholeXml } from './xml.js';

/** How a number of this style is shown, as far as it says what was meant. */
export type Shown = 'number' | 'date' | 'scientific';

const MAX_STYLES = 65_536;
/** Days, times of day and lengths of time, and the same in the calendars of East Asia. */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;
const BUILT_IN_SCIENTIFIC = [11, 48];

/** How the cells of each style show their numbers: by the number that cells have in `s`. */
export async function readStyles(zip: Package, part: string | null): Promise<readonly Shown[]> {
  const styles: Shown[] = [];
  if (part === null || !zip.has(part)) return styles;
  const own = new Map<number, Shown>();
  let isOfCells = false;
  await readWholeXml(part, zip.read(part), {
    open(name, attributes) {
      if (name === 'cellXfs') isOfCells = true;
      const format = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt' && own.size < MAX_STYLES)
        own.set(format, shownBy(attributes['formatCode'] ?? ''));
      if (name === 'xf' && isOfCells && styles.length < MAX_STYLES)
        styles.push(own.get(format) ?? builtIn(format));
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return styles;
}

function builtIn(format: number): Shown {
  if (BUILT_IN_SCIENTIFIC.includes(format)) return 'scientific';
  return BUILT_IN_DATES.some(([from, to]) => format >= from && format <= to) ? 'date' : 'number';
}

/** What a format of one's own shows; words in quotation marks, colours and escaped letters mean nothing. */
export function shownBy(code: string): Shown {
  const bare = (code.slice(0, 256).split(';')[0] as string)
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  if (/[#0?.]e[+-]/i.test(bare)) return 'scientific';
  return /[ymdhs]/i.test(bare) ? 'date' : 'number';
}
