import { pence, type Pence } from '#kernel';
import { IDENTITY_PARTS, type IdentityAmounts } from '#domain/policies';
import { count } from '../words/count.js';
import { PART_WORDS } from '../words/labels.js';
import type { BarPart } from './patterns.js';

/** Of the amounts of a bar, those of accounts that reported nothing. */
export interface NotReported {
  readonly accounts: number;
  readonly amounts: IdentityAmounts;
}

/** One part of a bar: its words, and its amount without what nobody reported. */
export interface BarRow {
  readonly part: BarPart;
  readonly label: string;
  readonly meaning: string;
  readonly amountPence: Pence;
}

/**
 * The parts in the identity's order. What accounts that reported nothing hold is taken out of each part, where the model keeps it,
 * and is a row of its own: all still sums to allocation and overspend, and no part claims money of which nothing is known.
 */
export function barRowsOf(amounts: IdentityAmounts, silent: NotReported | null): BarRow[] {
  const rows: BarRow[] = IDENTITY_PARTS.map((part) => ({
    part,
    ...PART_WORDS[part],
    amountPence: pence(amounts[part] - (silent?.amounts[part] ?? 0)),
  }));
  if (silent === null) return rows;
  const { allocation, overspend } = silent.amounts;
  return [
    ...rows,
    {
      part: 'notReported',
      label: 'Not known',
      meaning: `with ${count(silent.accounts, 'system')} that reported nothing`,
      amountPence: pence(allocation + overspend),
    },
  ];
}

/** A to H in the identity's order, I for what nobody reported: what ties a segment to its row. */
export const letterOf = (part: BarPart): string =>
  part === 'notReported' ? 'I' : 'ABCDEFGH'.charAt(IDENTITY_PARTS.indexOf(part));
