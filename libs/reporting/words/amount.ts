import type { ChangeAmount } from '#domain/policies';
import { labelOf, PART_WORDS, sentenceCase } from './labels.js';

/** An amount of a position as a table calls it; with its programme or pressure, where it is a part. */
export function amountLabel(amount: ChangeAmount, by: string | null = null): string {
  const whole = WHOLE[amount] ?? sentenceCase(amount.replace(/([A-Z])/g, ' $1').toLowerCase());
  return by === null ? whole : `${whole}: ${labelOf(by)}`;
}

const WHOLE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PART_WORDS).map(([part, { label }]) => [part, label])),
  potentialLeakage: 'Cannot be excluded',
  additionalBy: PART_WORDS.additional.label,
  misdirectedBy: PART_WORDS.misdirected.label,
  divertedBy: PART_WORDS.diverted.label,
};
