import type { CorePressure } from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import type { FinancialYear, Period, PlainDate } from '#kernel';

// One system's three years as a story writer sees them: what was really given, moved, bought and handed in, and on which day.
// What is planted changes this sheet and nothing else; no rule is asked what it would find.

export const BEFORE: FinancialYear = '2022-23';
/** The year that is watched. */
export const HERE: FinancialYear = '2023-24';
export const AFTER: FinancialYear = '2024-25';

export interface HandedIn {
  lines: ReturnLine[];
  on: PlainDate;
}

export interface Month {
  readonly year: FinancialYear;
  readonly period: Period;
  /** Versions in order; none where the month never came. */
  versions: HandedIn[];
  /** When the last version was signed; null where nobody did. */
  signedOn: PlainDate | null;
}

export interface Sheet {
  readonly ics: string;
  awardPence: number;
  /** Of the year before, whose close decides what may be brought in. */
  awardBeforePence: number;
  adjustments: { amountPence: number; on: PlainDate }[];
  virements: {
    period: Period;
    direction: 'out' | 'in';
    pressure: CorePressure;
    amountPence: number;
    on: PlainDate;
  }[];
  /** Brought in less what the year before carried: 0 where the books agree. */
  broughtInOffPence: number;
  interventions: { code: string; startsOn: PlainDate; registeredOn: PlainDate }[];
  baselines: { programme: string; amountPence: number; declaredBy: string; approvedBy: string }[];
  months: Month[];
  /** The body that it succeeded, where there is one: its own returns of the watched year. */
  predecessor: Month[];
}

export const PRESSURES: readonly CorePressure[] = [
  'elective_recovery',
  'urgent_emergency_care',
  'deficit_support',
  'workforce',
];

/** The first day of the month that follows a period's; M13 follows M12. */
export function dayAfter(year: FinancialYear, period: Period, day: number): PlainDate {
  const month = period + 4;
  const first = Number(year.slice(0, 4));
  const text = (n: number): string => String(n).padStart(2, '0');
  return month <= 12
    ? `${first}-${text(month)}-${text(day)}`
    : `${first + 1}-${text(month - 12)}-${text(day)}`;
}

export const dueOn = (year: FinancialYear, period: Period): PlainDate => dayAfter(year, period, 15);
export const signOffBy = (year: FinancialYear, period: Period): PlainDate => dayAfter(year, period, 25);
export const CLOSED_ON: PlainDate = '2024-06-28';
export const CLOSED_BEFORE_ON: PlainDate = '2023-06-28';

export const month = (sheet: Sheet, period: Period, year: FinancialYear = HERE): Month => {
  const found = sheet.months.find((each) => each.year === year && each.period === period);
  if (!found) throw new Error(`no month M${period} of ${year}`);
  return found;
};

/** The lines that a month was first handed in with. */
export const linesOf = (of: Month): ReturnLine[] => of.versions[0]?.lines ?? [];

/** The amounts of a month charged to the fund, one by one. */
export const charged = (of: Month): ReturnLine[] => linesOf(of).filter(({ chargedTo }) => chargedTo === 'HI');

export const sum = (lines: readonly ReturnLine[]): number =>
  lines.reduce((total, { amountPence }) => total + amountPence, 0);
