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
  /** Not zero; negative where credits exceed charges, or more came back than went out. */
  readonly amountPence: Pence;
  /** Declared: somebody recorded where it went. Found: the figures show it. */
  readonly declared: 'declared' | 'found';
  /** Confirmed is part of L; potential only of L⁺. */
  readonly certainty: 'confirmed' | 'potential';
  /** Plain English, with pounds. */
  readonly sentence: string;
  /** `misdirected.class_not_allowed`: stable, for filters and translations. */
  readonly ruleId: string;
  readonly restsOn: RestsOn;
}
