import type { Footprint, Step } from '#domain/policies';
import { formatPercent, type Pence } from '#kernel';
import { formatPounds } from './money.js';
import { dateInWords } from './time.js';

/** What a choice of the map is called, and what must be known of the figures on it. */
export const FOOTPRINT_WORDS: Readonly<
  Record<Footprint, { readonly label: string; readonly sentence: string }>
> = {
  as_reported: {
    label: 'As reported',
    sentence: 'Systems are shown as they reported, also those that have been succeeded since.',
  },
  current_footprint: {
    label: 'Today’s footprint',
    sentence:
      'Systems are shown on today’s footprint: the account of a system that was succeeded is apportioned to its successors by their shares, to the penny, and the national sums stay the same. Ways, pressures, missing months, findings and alerts are those of the systems that reported.',
  },
};

/** The same of a report whose ways and findings are apportioned with the rest. */
export const APPORTIONED_SENTENCE =
  'Systems are shown on today’s footprint: the account of a system that was succeeded is apportioned to its successors by their shares, to the penny. Ways and findings are apportioned so that those of a system sum to its leakage, which may put a way a few pence from the part of the same name. Missing months, odd returns and alerts are those of the systems that reported.';

/** `26.42% to QU9 on 1 April 2026`; by several successions, one after the other. */
export const stepsInWords = (steps: readonly Step[]): string =>
  steps.length === 0
    ? 'its own'
    : steps
        .map(
          ({ shareBp, effectiveOn, ics }) =>
            `${formatPercent(shareBp)} to ${ics} on ${dateInWords(effectiveOn)}`,
        )
        .join(', of that ');

/** Whose finding it is, and what of it came by which shares. Reads on from the sentence of the whole. */
export function partInWords(
  account: { readonly ics: string; readonly name: string },
  steps: readonly Step[],
  { amountPence, countedPence }: { readonly amountPence: Pence; readonly countedPence: Pence },
): string {
  const reported = `Reported by ${account.name} (${account.ics})`;
  if (steps.length === 0) return `${reported}, whose account this is whole.`;
  const unsigned = formatPounds(Math.abs(amountPence));
  const counted =
    countedPence === amountPence || amountPence < 0
      ? ''
      : ` ${formatPounds(countedPence)} of that is counted.`;
  return `${reported}. Of it ${unsigned} comes here: ${stepsInWords(steps)}.${counted}`;
}
