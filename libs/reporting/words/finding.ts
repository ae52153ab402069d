import type { LeakageFinding } from '#domain/policies';
import { labelOf, ruleInWords } from './labels.js';

/** The sentence of a finding, its programme as people call it. */
export const findingInWords = ({
  way,
  by,
  sentence,
}: Pick<LeakageFinding, 'way' | 'by' | 'sentence'>): string =>
  way === 'substituted' ? sentence.replaceAll(by, labelOf(by)) : sentence;

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
