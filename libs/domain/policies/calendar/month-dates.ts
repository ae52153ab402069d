import { addDays, type PlainDate } from '#kernel';
import type { BankHolidays } from './bank-holidays.js';
import { addWorkingDays, workingDaysBetween } from './working-days.js';

/** When the return of a month is due and to be signed. */
export interface MonthDates {
  readonly dueOn: PlainDate;
  readonly signOffBy: PlainDate;
}

/** So many working days after the day by which it was to be signed, a month is locked to submitters (infra/adr/0033). */
export const GRACE_WORKING_DAYS = 5;

/**
 * The dates as an extension leaves them: due on its day, and to be signed as many working days later as the calendar gives. An
 * extension never makes a date earlier.
 */
export function extendedDates(
  dates: MonthDates,
  until: PlainDate | null,
  holidays: BankHolidays,
): MonthDates {
  if (until === null || until <= dates.dueOn) return dates;
  const daysToSign = workingDaysBetween(dates.dueOn, dates.signOffBy, holidays);
  const later = addWorkingDays(until, daysToSign, holidays);
  return { dueOn: until, signOffBy: later > dates.signOffBy ? later : dates.signOffBy };
}

/** The last day on which a submitter may hand in the month, whether for the first time or again. */
export const openUntil = ({ signOffBy }: MonthDates, holidays: BankHolidays): PlainDate =>
  addWorkingDays(signOffBy, GRACE_WORKING_DAYS, holidays);

/** The first day on which it is locked. */
export const lockedFrom = (dates: MonthDates, holidays: BankHolidays): PlainDate =>
  addDays(openUntil(dates, holidays), 1);
