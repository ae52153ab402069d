// Stored names are a public contract: FundDefined.v1, FundRedefined.v1.
import type { DomainEvent, FinancialYear } from '#kernel';

export type Regime = 'ring_fenced' | 'notional';

/** A stream of money and its conditions. Rates in basis points. */
export interface FundDefinition {
  readonly fund: string;
  readonly name: string;
  readonly years: Readonly<Record<FinancialYear, { readonly regime: Regime }>>;
  /** Classes of intervention that the fund may pay for; at least one. */
  readonly classes: readonly string[];
  /** Maintenance-of-effort floor. */
  readonly floorBp: number;
  readonly toleranceBp: number;
  readonly amberBp: number;
  readonly redBp: number;
  /** Classes whose lines need evidence. */
  readonly evidenceClasses: readonly string[];
  readonly baselineRequired: boolean;
}

export type FundDefined = DomainEvent<'FundDefined', FundDefinition>;
export type FundRedefined = DomainEvent<'FundRedefined', FundDefinition>;
export type FundEvent = FundDefined | FundRedefined;

export const fundStream = (fund: string): string => `fund-${fund}`;
