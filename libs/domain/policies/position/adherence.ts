import type { Pence } from '#kernel';
import type { AdherenceClass, LeakageAmounts } from './position.js';

/** From this confirmed rate on, all of it is gone for practical purposes. */
export const ABSORBED_FROM_BP = 9500;

export interface AdherenceFacts extends Pick<
  LeakageAmounts,
  'confirmedRate' | 'potentialRate' | 'potentialLeakage'
> {
  readonly anyCountedReturn: boolean;
  readonly anyVirement: boolean;
  readonly closed: boolean;
  readonly allocation: Pence;
  readonly toleranceBp: number;
}

/** The class of an account: the first that fits, in the model's order. */
export function adherenceOf(facts: AdherenceFacts): AdherenceClass {
  if (!facts.anyCountedReturn && !facts.anyVirement) return 'not_reported';
  if (!facts.closed) return 'in_progress';
  return adherenceByRates(facts);
}

/** The class of a closed account by its rates alone. */
export function adherenceByRates(
  facts: Omit<AdherenceFacts, 'anyCountedReturn' | 'anyVirement' | 'closed'>,
): AdherenceClass {
  const { confirmedRate, potentialRate, toleranceBp } = facts;
  if (potentialRate !== null && potentialRate <= toleranceBp) return 'kept';
  if (facts.allocation <= 0 && facts.potentialLeakage === 0) return 'kept';
  if (confirmedRate !== null && confirmedRate >= ABSORBED_FROM_BP) return 'absorbed';
  if (confirmedRate !== null && confirmedRate <= toleranceBp) return 'undetermined';
  return 'partly_kept';
}
