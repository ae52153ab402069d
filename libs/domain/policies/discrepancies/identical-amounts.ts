import { formatPounds, LAST_MONTH, sumPence } from '#kernel';
import type { DiscrepancyRule, Seen } from './discrepancy.js';
import { monthNumber, type KeyDigest, type ReturnDigest } from './return-digest.js';
import { IDENTICAL_MONTHS, LEAST_LINE_PENCE } from './thresholds.js';
import { counted, listed, nameOfKey } from './wording.js';

const ASKED_AT = [1, 2, 4, 8].map((times) => times * IDENTICAL_MONTHS);

/**
 * Identical amounts month after month: an estimate carried forward, or a fixed contract. Asked in the third month of a run and each
 * time that it has doubled: what is asked each month is confirmed unread.
 */
export const identicalAmounts: DiscrepancyRule = (seen) => {
  if (seen.present.period > LAST_MONTH) return [];
  const runs = seen.present.keys.flatMap((key) => {
    const months = runOf(seen, key);
    return ASKED_AT.includes(months) ? [{ key, months }] : [];
  });
  const [first] = runs;
  if (first === undefined) return [];
  const names = runs.map(
    ({ key, months }) => `${nameOfKey(key)} (${formatPounds(key.amountPence)} for ${months} months)`,
  );
  const index = seen.present.keys.indexOf(first.key);
  return [
    {
      rule: 'identical_amounts',
      count: runs.length,
      at: seen.present.lines[index]?.largestAt ?? null,
      amountPence: sumPence(runs.map(({ key }) => Math.abs(key.amountPence))),
      sentence: `${counted(runs.length, 'amount')} ${runs.length === 1 ? 'is' : 'are'} the same month after month: ${listed(names)}. Check that no estimate was carried forward.`,
    },
  ];
};

/** How many months in a row, this one the last, have exactly this amount. */
function runOf({ present, own }: Seen, key: KeyDigest): number {
  if (Math.abs(key.amountPence) < LEAST_LINE_PENCE) return 0;
  const months = new Map<number, ReturnDigest>();
  for (const each of own)
    if (each.period <= LAST_MONTH) months.set(monthNumber(each.year, each.period), each);
  let length = 1;
  for (let month = monthNumber(present.year, present.period) - 1; ; month -= 1) {
    const there = months
      .get(month)
      ?.keys.find(({ chargedTo, what }) => chargedTo === key.chargedTo && what === key.what);
    if (there?.amountPence !== key.amountPence) return length;
    length += 1;
  }
}
