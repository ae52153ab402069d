import { pence, type FinancialYear, type Pence, type Period } from '#kernel';
import type { ReturnKey } from '../../spend-return/events.js';
import type { Documents } from './documents.js';

/** The lines of one return that were paid by the same and were for the same. */
export interface KeyDigest {
  /** A fund, or `core`. */
  readonly chargedTo: string;
  /** The purpose of lines that a fund pays, the programme of core lines; blank for none. */
  readonly what: string;
  readonly lineCount: number;
  readonly amountPence: Pence;
  /** Of the amounts without their signs; the lower one of two. */
  readonly medianPence: Pence;
}

/** What discrepancies look at of one return: bounded, however many lines it has. */
export interface ReturnDigest extends ReturnKey {
  readonly totalPence: Pence;
  readonly keys: readonly KeyDigest[];
  readonly documents: Documents;
}

/** The lines of a key in the return at hand, that rules point at. */
export interface KeyLines {
  /** Without signs, ascending. */
  readonly amounts: ArrayLike<number>;
  /** Where its largest line stands. */
  readonly largestAt: number;
}

/** A return at hand: `lines` are those of `keys`, in the same order. */
export interface PresentReturn extends ReturnDigest {
  readonly lines: readonly KeyLines[];
}

/** Months in a row of their own; M13 is no month. */
export const monthNumber = (year: FinancialYear, period: Period): number =>
  Number(year.slice(0, 4)) * 12 + period;

/** Whether `a` reports an earlier time than `b`; M13 comes behind M12. */
export const isBefore = (a: ReturnKey, b: ReturnKey): boolean =>
  a.year < b.year || (a.year === b.year && a.period < b.period);

/** What was charged to each payer, by payer. */
export function chargedBy(digest: ReturnDigest): Map<string, Pence> {
  const sums = new Map<string, Pence>();
  for (const { chargedTo, amountPence } of digest.keys) {
    sums.set(chargedTo, pence((sums.get(chargedTo) ?? 0) + amountPence));
  }
  return sums;
}
