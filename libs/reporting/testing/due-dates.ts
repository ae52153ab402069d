import { PERIODS, type FinancialYear } from '#kernel';
import type { DueDate } from '../readings.js';

/** On the 15th of the month that follows, of May for M13; M7 is left out of the calendar. */
export const dueDatesOf = (year: FinancialYear): DueDate[] =>
  PERIODS.filter((period) => period !== 7).map((period) => {
    const month = Math.min(period + 4, 17);
    const calendarYear = Number(year.slice(0, 4)) + (month > 12 ? 1 : 0);
    return {
      period,
      dueOn: `${calendarYear}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-15`,
      extended: [],
    };
  });
