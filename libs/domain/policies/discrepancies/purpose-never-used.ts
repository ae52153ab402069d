import { formatPounds, sumPence } from '#kernel';
import type { DiscrepancyRule } from './discrepancy.js';
import { isBefore } from './return-digest.js';
import { LEAST_MONTHS_BEFORE_NEW } from './thresholds.js';
import { counted, listed, nameOfKey } from './wording.js';

/** Something that neither the system nor a body before it ever charged: new work, or a code that was mistyped. */
export const purposeNeverUsed: DiscrepancyRule = ({ present, replaces, own, predecessors }) => {
  const before = [...own, ...predecessors].filter((digest) => isBefore(digest, present));
  if (before.length < LEAST_MONTHS_BEFORE_NEW) return [];
  const used = new Set(
    [...before, ...(replaces === null ? [] : [replaces])].flatMap(({ keys }) => keys.map(({ what }) => what)),
  );
  const fresh = present.keys.flatMap((key, index) =>
    key.what === '' || key.amountPence === 0 || used.has(key.what)
      ? []
      : [{ key, at: present.lines[index]?.largestAt ?? null }],
  );
  if (fresh.length === 0) return [];
  const names = fresh.map(({ key }) => `${nameOfKey(key)} (${formatPounds(key.amountPence)})`);
  return [
    {
      rule: 'purpose_never_used',
      count: fresh.length,
      at: fresh[0]?.at ?? null,
      amountPence: sumPence(fresh.map(({ key }) => Math.abs(key.amountPence))),
      sentence: `${counted(fresh.length, 'purpose')} ${fresh.length === 1 ? 'was' : 'were'} never used in the months before, of this year or the last: ${listed(names)}. Check that the codes are right.`,
    },
  ];
};
