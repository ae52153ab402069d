import { pence } from '#kernel';
import { LinesDigest } from '../policies/discrepancies/digest-lines.js';
import { discrepanciesOf } from '../policies/discrepancies/discrepancies-of.js';
import type { ReturnDiscrepancyRule } from '../policies/discrepancies/discrepancy.js';
import type { DiscrepancyInput } from '../policies/discrepancies/input.js';
import type { PresentReturn } from '../policies/discrepancies/return-digest.js';
import type { ReturnKey, ReturnLine } from '../spend-return/events.js';

// Builders for specs of discrepancies: a spec names the lines that its rule is about.

type Spend = Partial<Omit<ReturnLine, 'amountPence' | 'line'>>;

/** A line of whole pounds, charged to HI for SMK-1 unless `spend` says otherwise; its supplier and description are its own. */
export const aLine = (pounds: number, spend: Spend = {}): ReturnLine => ({
  line: '',
  amountPence: pence(pounds * 100),
  chargedTo: 'HI',
  purpose: 'SMK-1',
  ...spend,
});

/** QE1's return of a month of 2022-23; a line stands at its place, from 1. */
export function aDigest(
  period: number,
  lines: readonly ReturnLine[],
  key: Partial<ReturnKey> = {},
): PresentReturn {
  const digest = new LinesDigest();
  lines.forEach((line, index) => digest.add(index + 1, line));
  return digest.finish({ ics: 'QE1', year: '2022-23', period, ...key });
}

/** The findings of one rule, and those alone. */
export function foundBy(
  rule: ReturnDiscrepancyRule,
  present: PresentReturn,
  against: Partial<Omit<DiscrepancyInput, 'present'>> = {},
) {
  const input = { replaces: null, own: [], predecessors: [], successors: [], virements: [], ...against };
  return discrepanciesOf({ present, ...input }).filter((each) => each.rule === rule);
}
