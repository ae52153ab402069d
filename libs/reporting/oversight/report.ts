import type { AlertReading, FiguresAsOf, SystemName } from '../readings.js';
import type { AdherenceClass, Position, PositionTotal } from '#domain/policies';
import type { FundDefinition, Regime } from '#domain/fund';
import type { FinancialYear, Pence, Period } from '#kernel';
import type { IdentityPart, LeakageFinding } from '#domain/policies';
import type { WayAmount } from './leakage-by-way.js';
import type { PressureAmount } from './pressures.js';

/** The shape of the report, for those who read its JSON. A changed shape is a new number. */
export const OVERSIGHT_REPORT_FORMAT = 'ringfence-oversight-report/1';

export interface OversightInput {
  readonly fund: FundDefinition;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly figuresAsOf: FiguresAsOf;
  readonly positions: readonly Position[];
  readonly total: PositionTotal;
  readonly systems: readonly SystemName[];
  readonly findings: readonly { readonly ics: string; readonly findings: readonly LeakageFinding[] }[];
  readonly alerts: readonly AlertReading[];
  readonly dataNotice: string | null;
}

export interface SystemRef {
  readonly ics: string;
  readonly name: string;
}

/** What an oversight team publishes about one fund and year. Amounts in pence, rates and shares in basis points. */
export interface OversightReport {
  readonly format: typeof OVERSIGHT_REPORT_FORMAT;
  readonly amountsIn: 'pence';
  readonly ratesIn: 'basis points';
  readonly title: string;
  readonly dataNotice: string | null;
  readonly figuresAsOf: FiguresAsOf;
  readonly fund: { readonly fund: string; readonly name: string; readonly toleranceBp: number };
  readonly year: FinancialYear;
  readonly through: Period;
  readonly regime: Regime;
  /** Plain sentences: what a reader in a hurry takes away. */
  readonly summary: readonly string[];
  readonly total: PositionTotal;
  readonly identity: readonly {
    readonly part: IdentityPart;
    readonly amountPence: Pence;
    /** Of allocation and overspend. */
    readonly shareBp: number | null;
  }[];
  readonly adherence: readonly {
    readonly class: AdherenceClass;
    readonly accounts: number;
    readonly systems: readonly SystemRef[];
  }[];
  /** By confirmed rate, the highest first; those without a rate last; ties by code. */
  readonly systems: readonly (SystemRef & { readonly region: string; readonly position: Position })[];
  readonly leakage: {
    readonly declaredPence: Pence;
    readonly foundPence: Pence;
    readonly notKnownPence: Pence;
    readonly byWay: readonly WayAmount[];
  };
  readonly pressures: readonly PressureAmount[];
  readonly missing: readonly (SystemRef & { readonly missingPeriods: readonly Period[] })[];
  readonly evidence: { readonly signedOff: number; readonly provisional: number };
  /** In the order of `systems`; those without a finding are left out. */
  readonly findings: readonly (SystemRef & { readonly findings: readonly LeakageFinding[] })[];
  readonly alerts: readonly AlertReading[];
  /** What the figures cannot say, each in one sentence. */
  readonly notKnown: readonly string[];
}
