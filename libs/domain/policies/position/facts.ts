import type { FinancialYear, Pence, Period } from '#kernel';
import type { FundDefinition } from '../../fund/events.js';
import type { InterventionDetails } from '../../intervention/events.js';
import type { CorePressure } from '../core-pressure.js';

/**
 * All that the position of any account of one ICS and year is a function of, as known at one moment. Whoever makes it has
 * filtered by recorded position alone; periods are filtered by the policy (`through`).
 */
export interface SystemYearFacts {
  readonly ics: string;
  readonly year: FinancialYear;
  /** Every fund known, by code. */
  readonly funds: ReadonlyMap<string, FundDefinition>;
  /** The accounts of this ICS and year that exist, by fund. */
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  /** The version that counts of each return, any period; at most one a period. */
  readonly returns: readonly CountedReturn[];
  /** By code, as this ICS sees them: its own first, then the nearest predecessor's, the earlier code first. */
  readonly interventions: ReadonlyMap<string, InterventionFacts>;
  /** By programme. */
  readonly baselines: ReadonlyMap<string, { readonly amountPence: Pence; readonly growthBp: number }>;
}

export interface AccountFacts {
  /** Awards, adjustments, transfers in (+) and out (−), carry-forward brought in. */
  readonly allocations: readonly { readonly kind: AllocationKind; readonly amountPence: Pence }[];
  readonly virements: readonly {
    readonly period: Period;
    readonly direction: 'out' | 'in';
    readonly pressure: CorePressure;
    readonly amountPence: Pence;
  }[];
  readonly carryForwardApprovedPence: Pence;
  readonly closed: boolean;
}

export type AllocationKind = 'award' | 'adjustment' | 'transfer_in' | 'transfer_out' | 'carry_forward_in';

export interface CountedReturn {
  readonly period: Period;
  readonly version: number;
  readonly coreComplete: boolean;
  /** This very version is signed off. */
  readonly signedOff: boolean;
  readonly sums: readonly LineSum[];
}

/** Lines that no rule can tell apart, summed. */
export interface LineSum {
  readonly chargedTo: string;
  readonly purpose: string | null;
  /** On core lines. */
  readonly programme: string | null;
  readonly hasEvidence: boolean;
  readonly amountPence: Pence;
}

/** What of a registered intervention decides where a line falls. */
export type InterventionFacts = Pick<
  InterventionDetails,
  'programme' | 'class' | 'funds' | 'startsOn' | 'endsOn' | 'withdrawnOn'
>;
