import type { FundDefinition } from '#domain/fund';
import type { InterventionDetails } from '#domain/intervention';
import { monthOfDate, monthOfPeriod, type FinancialYear, type Period } from '#kernel';

/** Whose form it is, and of when: as much of it as was said. */
export interface TemplateOf {
  readonly ics: string | null;
  readonly year: FinancialYear | null;
  readonly period: Period | null;
}

/** What is known of that system and year, to be filled in and to choose from. */
export interface TemplateKnown {
  readonly funds: readonly FundDefinition[];
  /** Of the system and of those that it took over: one for each code, its own first. */
  readonly interventions: readonly InterventionDetails[];
  readonly baselines: readonly {
    readonly programme: string;
    readonly amountPence: number;
    readonly growthBp: number;
  }[];
}

/** The funds that have a regime in the year; all where no year was said. */
export const fundsOf = ({ funds }: TemplateKnown, { year }: TemplateOf): readonly FundDefinition[] =>
  funds.filter((fund) => year === null || Object.hasOwn(fund.years, year));

/** Whether the work goes on in the month, or at any time of the year where no month was said. */
export function isOn(work: InterventionDetails, { year, period }: TemplateOf): boolean {
  if (year === null) return true;
  const [first, last] = [monthOfPeriod(year, period ?? 1), monthOfPeriod(year, period ?? 12)];
  const ends = [work.endsOn, work.withdrawnOn].filter((date) => date !== null).map(monthOfDate);
  return monthOfDate(work.startsOn) <= last && ends.every((end) => end >= first);
}

export const programmesOf = ({ interventions, baselines }: TemplateKnown): string[] =>
  [...new Set([...baselines, ...interventions].map(({ programme }) => programme))].sort();
