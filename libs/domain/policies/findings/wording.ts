import { formatPounds, type Pence } from '#kernel';
import type { Regime } from '../../fund/events.js';
import { leakageWord } from '../position/regime.js';

type Certainty = 'confirmed' | 'potential';

/** What the money's going is called under the regime, as a closing sentence. */
export function verdict(regime: Regime, certainty: Certainty, what = 'This'): string {
  const verb = `${what} ${certainty === 'confirmed' ? 'is' : 'may be'}`;
  return leakageWord(regime) === 'breach'
    ? `${verb} a breach of the condition that the money is kept for inequalities.`
    : `${verb} seepage of money that was meant for inequalities.`;
}

/** A part of what leakage counts only as one whole, with what the other parts offset of it. */
export interface NettedPart {
  readonly amountPence: Pence;
  /** Unsigned. */
  readonly offsetPence: Pence;
}

/** The closing sentence of a part above zero; only what no credit offsets is judged. `by` reads on from "is offset by …". */
export function chargeEnding(
  regime: Regime,
  certainty: Certainty,
  { amountPence, offsetPence }: NettedPart,
  by: string,
): string {
  if (offsetPence === 0) return verdict(regime, certainty);
  if (offsetPence === amountPence) return `All of it is offset by ${by}.`;
  return `${pounds(offsetPence)} of it is offset by ${by}. ${verdict(regime, certainty, 'The rest')}`;
}

/** The closing sentence of a part below zero. `what` reads on from "offsets …". */
export function creditEnding({ amountPence, offsetPence }: NettedPart, what: string): string {
  if (offsetPence === 0) return 'It hides no charge elsewhere.';
  if (offsetPence === -amountPence) return `All of it offsets ${what}.`;
  return `${pounds(offsetPence)} of it offsets ${what}; the rest hides no charge elsewhere.`;
}

/** Pounds without a sign: sentences say in words which way the money went. */
export const pounds = (amountPence: number): string => formatPounds(Math.abs(amountPence));

export const months = (count: number): string => (count === 1 ? '1 month' : `${count} months`);
