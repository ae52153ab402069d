import { pence } from '#kernel';
import { formatPounds } from '../words/money.js';
import { unreportedPotentialPence } from './not-reported.js';
import type { OversightReport } from './report.js';

export interface ApartRow {
  readonly label: string;
  readonly amount: string;
}

/** Sums to the most that cannot be excluded. */
export function knownApart({ leakage, total, reported }: OversightReport): readonly ApartRow[] {
  const ofSilence = unreportedPotentialPence(total, reported);
  const ofReported = pence(leakage.notKnownPence - ofSilence);
  return [
    { label: 'Declared by systems', amount: formatPounds(leakage.declaredPence) },
    { label: 'Found by a rule', amount: formatPounds(leakage.foundPence) },
    { label: 'Not known, of what was reported', amount: formatPounds(ofReported) },
    ...(ofSilence === 0
      ? []
      : [{ label: 'Not known, of years closed without a return', amount: formatPounds(ofSilence) }]),
  ];
}
