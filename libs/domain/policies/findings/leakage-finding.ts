import type { Pence, Period } from '#kernel';
import type { CorePressure } from '../core-pressure.js';

/** The five ways that money leaves, kept apart because the remedy for each differs. */
export type LeakageWay = 'diverted' | 'misdirected' | 'substituted' | 'unevidenced' | 'lapsed';

/** Some of the lines of one counted version: all that share these members. */
export interface LineGroup {
  readonly period: Period;
  readonly version: number;
  readonly purpose: string | null;
  readonly hasEvidence: boolean;
}

/** Where to look: enough for a query to list the very lines or events, and nothing that it has to work out again. */
export type RestsOn =
  | { readonly kind: 'lines'; readonly chargedTo: string; readonly groups: readonly LineGroup[] }
  | { readonly kind: 'virements'; readonly pressure: CorePressure; readonly through: Period }
  | {
      readonly kind: 'baseline';
      readonly programmes: readonly string[];
      /** The returns whose core lines were set against the target. */
      readonly coreReturns: readonly { readonly period: Period; readonly version: number }[];
    }
  | { readonly kind: 'account'; readonly missingPeriods: readonly Period[] };

export interface LeakageFinding {
  readonly way: LeakageWay;
  /** The core pressure, the programme, or the rule that was hit. */
  readonly by: string;
  /** What the lines or events under it come to. Not zero; negative where credits exceed charges, or more came back than went out. */
  readonly amountPence: Pence;
  /**
   * What of it leakage counts: from 0 to the amount, less than that where credits offset it, 0 of a credit. Those of one way and
   * certainty sum exactly to its part of L, or of L⁺ − L.
   */
  readonly countedPence: Pence;
  /** Declared: somebody recorded where it went. Found: the figures show it. */
  readonly declared: 'declared' | 'found';
  /** Whether what is counted is part of L, or only of L⁺. */
  readonly certainty: 'confirmed' | 'potential';
  /** Plain English, with pounds. */
  readonly sentence: string;
  /** `misdirected.class_not_allowed`: stable, for filters and translations. */
  readonly ruleId: string;
  readonly restsOn: RestsOn;
}
