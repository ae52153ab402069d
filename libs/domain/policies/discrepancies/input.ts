import type { Pence, Period } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import type { PresentReturn, ReturnDigest } from './return-digest.js';

/** A virement of one of the system's accounts. */
export interface VirementFacts {
  readonly fund: string;
  readonly period: Period;
  readonly direction: 'out' | 'in';
  readonly pressure: CorePressure;
  readonly amountPence: Pence;
}

/** A return at hand and what it is held against, all as known at one moment. */
export interface DiscrepancyInput {
  readonly present: PresentReturn;
  /** The version that counts now, which this one would replace. */
  readonly replaces: ReturnDigest | null;
  /** The system's counted returns of this year and the year before, in any order, without the one replaced. */
  readonly own: readonly ReturnDigest[];
  /** The same of the bodies that it succeeded. */
  readonly predecessors: readonly ReturnDigest[];
  /** And of those that succeeded it. */
  readonly successors: readonly ReturnDigest[];
  /** The system's own virements of the year. */
  readonly virements: readonly VirementFacts[];
}
