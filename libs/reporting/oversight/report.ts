import type {
  AnsweredFinding,
  AlertReading,
  DueDate,
  FiguresAsOf,
  ReturnDiscrepancies,
  SystemName,
} from '../readings.js';
import type { AdherenceClass, Position, PositionTotal } from '#domain/policies';
import type { FundDefinition, Regime } from '#domain/fund';
import type { FinancialYear, Pence, Period } from '#kernel';
import type { Footprint, IdentityPart } from '#domain/policies';
import type { DatedAlert } from './alerts.js';
import type { ApportionedFrom, PartOfAccount, ReportedFinding } from './apportioned.js';
import type { ReportedDiscrepancies } from './discrepancies.js';
import type { WayAmount } from './leakage-by-way.js';
import type { NamedScope } from './scope.js';
import type { SystemRef } from './system-ref.js';
import type { MissingMonths } from './missing.js';
import type { Unreported } from './not-reported.js';
import type { PressureAmount } from './pressures.js';

/** The shape of the report, for those who read its JSON. A changed shape is a new number. */
export const OVERSIGHT_REPORT_FORMAT = 'ringfence-oversight-report/2';

export interface OversightInput {
  readonly fund: FundDefinition;
  readonly scope: NamedScope;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly figuresAsOf: FiguresAsOf;
  readonly footprint: Footprint;
  /** Of the bodies that the report is of. */
  readonly positions: readonly Position[];
  readonly total: PositionTotal;
  /** As reported: what ways, pressures, months and findings are told from. The positions themselves where the report is of those. */
  readonly accounts: readonly Position[];
  /** Where ways and findings are told of the bodies that live: what of each account is theirs. Null where they are told of accounts. */
  readonly parts: readonly PartOfAccount[] | null;
  readonly systems: readonly SystemName[];
  readonly findings: readonly { readonly ics: string; readonly findings: readonly AnsweredFinding[] }[];
  readonly alerts: readonly AlertReading[];
  /** Whose account is closed, as known; closes are seen through M12 and M13 only. */
  readonly closedSystems: readonly string[];
  readonly dueDates: readonly DueDate[];
  readonly discrepancies: readonly ReturnDiscrepancies[];
  readonly dataNotice: string | null;
}

export type { SystemRef };

/** What an oversight team publishes about one fund and year. Amounts in pence, rates and shares in basis points. */
export interface OversightReport {
  readonly format: typeof OVERSIGHT_REPORT_FORMAT;
  readonly amountsIn: 'pence';
  readonly ratesIn: 'basis points';
  readonly title: string;
  readonly dataNotice: string | null;
  readonly figuresAsOf: FiguresAsOf;
  readonly fund: { readonly fund: string; readonly name: string; readonly toleranceBp: number };
  /** Of whom: `total`, `systems` and all that follows from them are theirs. */
  readonly scope: NamedScope;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly regime: Regime;
  /** Whose positions `systems` are: of the bodies that reported, or of those that live. */
  readonly footprint: Footprint;
  /** Plain sentences: what a reader in a hurry takes away. */
  readonly summary: readonly string[];
  readonly total: PositionTotal;
  /** Of the accounts that reported alone: silence is in no rate here. */
  readonly reported: PositionTotal;
  /** What was given to the others. What became of it is not known. */
  readonly notReported: Unreported;
  readonly identity: readonly {
    readonly part: IdentityPart;
    readonly amountPence: Pence;
    /** Of allocation and overspend. */
    readonly shareBp: number | null;
    /** Of the allocation, as pages print it. */
    readonly shareOfAllocationBp: number | null;
    /** How much of it the model keeps here for accounts that reported nothing; pages show it as not known. */
    readonly notReportedPence: Pence;
  }[];
  readonly adherence: readonly {
    readonly class: AdherenceClass;
    readonly accounts: number;
    readonly systems: readonly SystemRef[];
  }[];
  /** By confirmed rate, the highest first; then those without a rate; those that reported nothing last of all; ties by code. */
  readonly systems: readonly (SystemRef & { readonly region: string; readonly position: Position })[];
  /** Only on today's footprint of a region or a system; by system in their order, then by the account's code. */
  readonly apportionedFrom?: readonly ApportionedFrom[];
  readonly leakage: {
    readonly declaredPence: Pence;
    readonly foundPence: Pence;
    readonly notKnownPence: Pence;
    readonly byWay: readonly WayAmount[];
  };
  readonly pressures: readonly PressureAmount[];
  readonly missing: readonly (SystemRef & MissingMonths)[];
  /** By period; empty where the calendar has none. */
  readonly dueDates: readonly DueDate[];
  readonly evidence: { readonly signedOff: number; readonly provisional: number };
  /**
   * Of the accounts as reported, in the order of their rates; of the systems, where they are apportioned from those. Those without a
   * finding are left out.
   */
  readonly findings: readonly (SystemRef & { readonly findings: readonly ReportedFinding[] })[];
  /** By name and period; returns without one are left out. */
  readonly discrepancies: readonly ReportedDiscrepancies[];
  /** As they stand at this moment known, each with the period that it is about. */
  readonly alerts: readonly DatedAlert[];
  /** What the figures cannot say, each in one sentence. */
  readonly notKnown: readonly string[];
}
