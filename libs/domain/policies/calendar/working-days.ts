import { addDays, weekdayOf, wholeNumber, type PlainDate } from '#kernel';
import type { BankHolidays } from './bank-holidays.js';

/** Nobody counts further: ten years of working days. */
export const MOST_WORKING_DAYS = 2600;

/** Of the dates that can be written: whoever means never writes it, and no day is counted beyond. */
const LAST_DAY = '9999-12-31';

/** Neither a weekend nor a bank holiday. */
export function isWorkingDay(date: PlainDate, holidays: BankHolidays): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !holidays.names.has(date);
}

/** The n-th working day after the date; the date itself for 0. Throws InvalidValueError. */
export function addWorkingDays(date: PlainDate, days: number, holidays: BankHolidays): PlainDate {
  let left = wholeNumber('working days', days, 0, MOST_WORKING_DAYS);
  let at = date;
  while (left > 0 && at < LAST_DAY) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/**
 * Working days after `from`, up to and with `to`: 0 where `to` is not later. So the n-th working day after a date is n away from it,
 * and a weekend behind it adds nothing. Counts no further than ten years.
 */
export function workingDaysBetween(from: PlainDate, to: PlainDate, holidays: BankHolidays): number {
  let [count, at] = [0, from];
  while (at < to && count < MOST_WORKING_DAYS) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) count += 1;
  }
  return count;
}
