import { formatPounds, sumPence } from '#kernel';
import type { ReturnDiscrepancy, ReturnDiscrepancyRule, Seen } from './discrepancy.js';
import type { Document } from './documents.js';
import type { Occurrence } from './elsewhere.js';
import type { ReturnDigest } from './return-digest.js';
import { counted } from './wording.js';

/** The lines that `where` finds again in another return: one finding for each of those returns. */
export function duplicatesBy(
  { present, elsewhere }: Seen,
  rule: ReturnDiscrepancyRule,
  where: (others: readonly Occurrence[]) => ReturnDigest | null,
  place: (there: ReturnDigest) => string,
): ReturnDiscrepancy[] {
  const found = new Map<ReturnDigest, Document[]>();
  for (const [index, others] of elsewhere) {
    const there = where(others);
    if (there === null) continue;
    const document = present.documents.at(index);
    const so = found.get(there);
    if (so) so.push(document);
    else found.set(there, [document]);
  }
  return [...found].map(([there, documents]) => {
    const amountPence = sumPence(documents.map((each) => each.amountPence));
    const count = documents.length;
    return {
      rule,
      count,
      at: Math.min(...documents.map(({ at }) => at)),
      amountPence,
      sentence: `${counted(count, 'line')} of ${formatPounds(amountPence)} ${count === 1 ? 'stands' : 'stand'} ${place(there)}, with the same supplier, description and amount: check that nothing is entered twice.`,
    };
  });
}
