import type { Period } from '#kernel';
import type { AdherenceClass, CorePressure } from '#domain/policies';

export type Outcome = Extract<AdherenceClass, 'kept' | 'partly_kept' | 'absorbed' | 'undetermined'>;

/** Why a line charged to the fund did not reach an inequality; the first is a core pressure named as its purpose. */
export type LeakReason =
  CorePressure | 'disallowed_class' | 'no_purpose' | 'unregistered' | 'place_without_evidence' | 'after_end';

/** Lines charged to the fund, as a share of what the account has, spread over the periods from–to. */
export interface Charge {
  readonly why: LeakReason;
  readonly bp: number;
  readonly from: Period;
  readonly to: Period;
}

export interface Virement {
  readonly pressure: CorePressure;
  readonly direction: 'out' | 'in';
  readonly bp: number;
  readonly period: Period;
  readonly reason: string;
}

/** Core spend on the programme falls below its effort target by a share of what the account has. */
export interface CoreFall {
  readonly programme: string;
  readonly bp: number;
}

/**
 * What one system does with one year's account. Shares are basis points of what the account has (award and money brought
 * in); what no entry takes is spent on registered interventions.
 */
export interface YearStory {
  readonly outcome: Outcome;
  /** One sentence. */
  readonly told: string;
  readonly charges: readonly Charge[];
  readonly virements: readonly Virement[];
  readonly coreFalls: readonly CoreFall[];
  /** Not spent at the end; of it, `carriedBp` is approved to be carried forward. */
  readonly unspentBp: number;
  readonly carriedBp: number;
  readonly overspentBp: number;
  /** Eligible spend that comes only with the audit adjustments. */
  readonly eligibleInM13Bp: number;
  /** Periods never returned. */
  readonly missing: readonly Period[];
  /** Periods whose first return comes with `returns-2.csv`. */
  readonly late: readonly Period[];
  /** Periods restated in `returns-2.csv`. */
  readonly restated: readonly Period[];
  /** Periods that say core spend is not complete; part of it is left out. */
  readonly coreIncomplete: readonly Period[];
  /** Periods nobody signed off (of a restated one: whose second version nobody did). */
  readonly unsigned: readonly Period[];
  /** The baseline is set below the year before's core spend, and approved by the one who declared it. */
  readonly lowBaseline: string | null;
}

const NOTHING: Omit<YearStory, 'outcome' | 'told'> = {
  charges: [],
  virements: [],
  coreFalls: [],
  unspentBp: 0,
  carriedBp: 0,
  overspentBp: 0,
  eligibleInM13Bp: 0,
  missing: [],
  late: [],
  restated: [],
  coreIncomplete: [],
  unsigned: [],
  lowBaseline: null,
};

export const story = (
  outcome: Outcome,
  told: string,
  rest: Partial<Omit<YearStory, 'outcome' | 'told'>> = {},
): YearStory => ({ ...NOTHING, ...rest, outcome, told });

export const charge = (why: LeakReason, bp: number, from: Period = 1, to: Period = 12): Charge => ({
  why,
  bp,
  from,
  to,
});

export const vireOut = (pressure: CorePressure, bp: number, period: Period, reason: string): Virement => ({
  pressure,
  direction: 'out',
  bp,
  period,
  reason: `synthetic: ${reason}`,
});

export const vireBack = (pressure: CorePressure, bp: number, period: Period, reason: string): Virement => ({
  ...vireOut(pressure, bp, period, reason),
  direction: 'in',
});

export const fall = (programme: string, bp: number): CoreFall => ({ programme, bp });
