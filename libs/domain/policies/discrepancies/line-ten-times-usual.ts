import { formatPounds, pence, type Pence } from '#kernel';
import type { DiscrepancyRule, Seen } from './discrepancy.js';
import { isBefore, type KeyDigest, type KeyLines } from './return-digest.js';
import { LEAST_LINE_PENCE, LEAST_USUAL_LINES, LEAST_USUAL_MONTHS, TIMES_THE_USUAL } from './thresholds.js';
import { counted, nameOfKey } from './wording.js';

/** A line ten times the usual: most often a slipped decimal point, or a year's amount in one month. One finding for each purpose. */
export const lineTenTimesUsual: DiscrepancyRule = (seen) =>
  seen.present.keys.flatMap((key, index) => {
    const { amounts, largestAt } = seen.present.lines[index] as KeyLines;
    const usualPence = usualOf(seen, key);
    if (usualPence === null) return [];
    const most = Math.max(usualPence * TIMES_THE_USUAL, LEAST_LINE_PENCE);
    const first = firstAtLeast(amounts, most);
    const count = amounts.length - first;
    if (count === 0) return [];
    const largest = amounts[amounts.length - 1] as number;
    let sum = 0;
    for (let at = first; at < amounts.length; at += 1) sum += amounts[at] as number;
    return [
      {
        rule: 'line_ten_times_usual',
        count,
        at: largestAt,
        amountPence: pence(sum),
        sentence:
          `${counted(count, 'line')} of ${nameOfKey(key)} ${count === 1 ? 'is' : 'are'} at least ten times the usual ` +
          `${formatPounds(usualPence)} of its lines in earlier months; ${count === 1 ? 'it' : 'the largest'} is ${formatPounds(largest)}.`,
      },
    ];
  });

/**
 * The median line of the earlier returns, a predecessor's among them; null where there are too few to call anything usual. Of each return
 * its own median stands for all of its lines, so that a month of fifty thousand lines need not be read again.
 */
function usualOf({ present, own, predecessors }: Seen, key: KeyDigest): Pence | null {
  const months = [...own, ...predecessors]
    .filter((digest) => isBefore(digest, present))
    .flatMap(({ keys }) =>
      keys.filter(({ chargedTo, what }) => chargedTo === key.chargedTo && what === key.what),
    )
    .sort((a, b) => a.medianPence - b.medianPence);
  const lines = months.reduce((total, { lineCount }) => total + lineCount, 0);
  if (months.length < LEAST_USUAL_MONTHS || lines < LEAST_USUAL_LINES) return null;
  let behind = 0;
  const middle = months.find(({ lineCount }) => (behind += lineCount) * 2 >= lines);
  return middle === undefined || middle.medianPence === 0 ? null : middle.medianPence;
}

/** Where the amounts that are at least this begin. */
function firstAtLeast(ascending: ArrayLike<number>, least: number): number {
  let at = ascending.length;
  while (at > 0 && (ascending[at - 1] as number) >= least) at -= 1;
  return at;
}
