import { formatPounds, sumPence } from '#kernel';
import type { DiscrepancyRule, Seen } from './discrepancy.js';
import type { Document } from './documents.js';
import { counted, listed, payer } from './wording.js';

/** The same supplier, description and amount charged to a fund and to core, or to two funds: one of the two lines contradicts the other. */
export const sameCostToTwoPayers: DiscrepancyRule = ({ present }) => {
  const pairs = twice(present);
  const [first] = pairs;
  if (first === undefined) return [];
  const payers = [...new Set(pairs.flatMap(({ payers: both }) => both))].sort();
  const amountPence = sumPence(pairs.map(({ document }) => document.amountPence));
  return [
    {
      rule: 'same_cost_to_two_payers',
      count: pairs.length,
      at: first.document.at,
      amountPence,
      sentence: `${counted(pairs.length, 'cost')} of ${formatPounds(amountPence)} ${pairs.length === 1 ? 'is' : 'are'} charged twice, with the same supplier, description and amount, to ${listed(payers.map(payer))}: check which of them paid.`,
    },
  ];
};

/** The later line of each two that have different payers. */
function twice(present: Seen['present']): { document: Document; payers: string[] }[] {
  const { documents, keys } = present;
  const found = new Map<number, { document: Document; payers: string[] }>();
  documents.meet(documents, (mine, theirs) => {
    if (theirs <= mine) return;
    const document = documents.at(theirs);
    const both = [documents.keyAt(mine), document.key].map((key) => keys[key]?.chargedTo ?? '');
    if (both[0] !== both[1]) found.set(theirs, { document, payers: both });
  });
  return [...found.values()].sort((a, b) => a.document.at - b.document.at);
}
