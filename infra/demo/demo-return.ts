import type { FinancialYear, Pence, Period } from '#kernel';

/** A row of a return as the file has it; blank where the file is blank. */
export interface DemoLine {
  readonly amountPence: Pence;
  readonly chargedTo: string;
  readonly purpose: string;
  readonly programme: string;
  readonly costCentre: string;
  readonly accountCode: string;
  readonly supplier: string;
  readonly description: string;
  readonly evidence: string;
}

export interface DemoReturn {
  readonly ics: string;
  readonly year: FinancialYear;
  readonly period: Period;
  readonly coreComplete: boolean;
  /** As it counts in the end. */
  readonly lines: readonly DemoLine[];
  /** What was handed in first, where the return is restated. */
  readonly firstLines: readonly DemoLine[] | null;
  /** Handed in only with the second file. */
  readonly late: boolean;
  readonly signedOff: boolean;
}

export const DEMO_FUND = 'HI';
