import { isWorkingDay, type BankHolidays } from '#domain/policies';
import { addDays, monthOfPeriod, PERIODS, type FinancialYear, type Period, type PlainDate } from '#kernel';

export interface DemoDates {
  readonly period: Period;
  readonly dueOn: PlainDate;
  readonly signOffBy: PlainDate;
  /** The day on which the demo's directors of finance sign. */
  readonly signedOn: PlainDate;
}

/** Returns are due on the 15th of the next month and signed by the 26th; those of M13 in June. Made up for the demo. */
export function demoDates(year: FinancialYear, holidays: BankHolidays): DemoDates[] {
  return PERIODS.map((period) => {
    const after = period === 13 ? 3 : 1;
    const [first, month] = monthOfPeriod(year, period).split('-').map(Number);
    const on = (day: number): PlainDate => workingDay(first ?? 0, (month ?? 1) - 1 + after, day, holidays);
    return { period, dueOn: on(15), signOffBy: on(26), signedOn: on(22) };
  });
}

/** The day after the audit adjustments are signed by which a year's accounts close: in July. */
export function closingDay(year: FinancialYear, holidays: BankHolidays): PlainDate {
  return workingDay(Number(year.slice(0, 4)) + 1, 6, 14, holidays);
}

/** That day, or the next working day where it is none. */
function workingDay(year: number, monthIndex: number, day: number, holidays: BankHolidays): PlainDate {
  let at = new Date(Date.UTC(year, monthIndex, day)).toISOString().slice(0, 10);
  while (!isWorkingDay(at, holidays)) at = addDays(at, 1);
  return at;
}
