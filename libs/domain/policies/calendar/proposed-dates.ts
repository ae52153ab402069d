import {
  LAST_MONTH,
  monthOfPeriod,
  PERIODS,
  RefusedError,
  two,
  addDays,
  type FinancialYear,
  type Period,
  type PlainDate,
} from '#kernel';
import { isKnownYear, type BankHolidays } from './bank-holidays.js';
import { addWorkingDays } from './working-days.js';

export interface ProposedDates {
  readonly period: Period;
  readonly dueOn: PlainDate;
  readonly signOffBy: PlainDate;
}

/** Working days after the end of the month. */
export interface ProposalRule {
  readonly dueAfter: number;
  readonly signOffAfter: number;
}

/** Two weeks to close the ledger and hand in, two more to sign. */
export const USUAL_RULE: ProposalRule = { dueAfter: 10, signOffAfter: 20 };

/** Audit adjustments come when the accounts are audited: M13 is counted from the end of May. */
const ADJUSTMENTS_FROM_MONTH = '05';

/**
 * Dates for a year that has none yet: the n-th working day after the end of each month. A proposal and no more: somebody sets it, as
 * it is or changed. Refuses with BankHolidaysUnknown, SignOffBeforeDue.
 */
export function proposedDates(
  year: FinancialYear,
  { dueAfter, signOffAfter }: ProposalRule,
  holidays: BankHolidays,
): ProposedDates[] {
  if (signOffAfter < dueAfter) {
    throw new RefusedError(
      'SignOffBeforeDue',
      `A return would have to be signed ${signOffAfter} working days after the month, before it is due after ${dueAfter}; correct one of the two.`,
      { dueAfter, signOffAfter },
    );
  }
  return PERIODS.map((period) => {
    const end = endOfMonth(year, period);
    const dates = {
      period,
      dueOn: addWorkingDays(end, dueAfter, holidays),
      signOffBy: addWorkingDays(end, signOffAfter, holidays),
    };
    if (!isKnownYear(holidays, end) || !isKnownYear(holidays, dates.signOffBy)) {
      throw new RefusedError(
        'BankHolidaysUnknown',
        `The bank holidays are known from ${holidays.from} to ${holidays.until}, so no dates can be proposed for ${year}; set them by hand.`,
        { year, from: holidays.from, until: holidays.until },
      );
    }
    return dates;
  });
}

/** The last day of the period's month; of May for M13. */
function endOfMonth(year: FinancialYear, period: Period): PlainDate {
  const of =
    period > LAST_MONTH
      ? `${Number(year.slice(0, 4)) + 1}-${ADJUSTMENTS_FROM_MONTH}`
      : monthOfPeriod(year, period);
  const [first, month] = of.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${first + 1}-01` : `${first}-${two(month + 1)}`;
  return addDays(`${next}-01`, -1);
}
