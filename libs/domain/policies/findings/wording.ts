import { formatPounds } from '#kernel';
import type { Regime } from '../../fund/events.js';
import { leakageWord } from '../position/regime.js';

/** What the money's going is called under the regime, as a closing sentence. */
export function verdict(regime: Regime, certainty: 'confirmed' | 'potential'): string {
  const verb = certainty === 'confirmed' ? 'This is' : 'This may be';
  return leakageWord(regime) === 'breach'
    ? `${verb} a breach of the condition that the money is kept for inequalities.`
    : `${verb} seepage of money that was meant for inequalities.`;
}

/** The closing sentence of a part that fell below zero. */
export const CREDIT = 'It hides no charge elsewhere.';

/** Pounds without a sign: sentences say in words which way the money went. */
export const pounds = (amountPence: number): string => formatPounds(Math.abs(amountPence));

export const months = (count: number): string => (count === 1 ? '1 month' : `${count} months`);
