import type { LeakageFinding } from '#domain/policies';
import { labelOf, ruleInWords } from './labels.js';

/** The sentence of a finding without codes: its programme as people call it, and of the fund, which its page names, that it is the fund. */
export function findingInWords(
  { way, by, sentence }: Pick<LeakageFinding, 'way' | 'by' | 'sentence'>,
  fund: string,
): string {
  const named = way === 'substituted' ? sentence.replaceAll(by, labelOf(by)) : sentence;
  return named.replace(wholeWord(fund), 'the fund');
}

/** The code where it stands by itself, whatever stop follows it: `HI` in `of HI, more`, and neither in `THIS` nor in `HI-2`. */
const wholeWord = (code: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_-])${code.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_-])`, 'gu');

/** `Declared, confirmed: the purpose of the lines is an ordinary budget.` */
export const findingKnown = ({
  declared,
  certainty,
  countedPence,
  ruleId,
}: Pick<LeakageFinding, 'declared' | 'certainty' | 'countedPence' | 'ruleId'>): string => {
  const sure = certainty === 'confirmed' ? 'confirmed' : 'cannot be excluded';
  return `${declared === 'declared' ? 'Declared' : 'Found'}, ${countedPence === 0 ? 'not counted' : sure}: ${ruleInWords(ruleId)}.`;
};
