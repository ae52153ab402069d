import type { FinancialYear, Period, PlainDate } from '#kernel';
import { EVERY_FUND, type DueDateSet, type ExtensionGranted } from '../../reporting-calendar/events.js';
import type { WatchedMonth } from '../signals/watched-facts.js';
import type { BankHolidays } from './bank-holidays.js';
import { extendedDates, lockedFrom, type MonthDates } from './month-dates.js';

/** Why a month takes no return from a submitter. */
export interface MonthLock {
  readonly since: PlainDate;
  /** The day by which it was to be signed, the last of the system's funds and with what was extended. */
  readonly signOffBy: PlainDate;
}

/** What the calendar says against a return of the month today; null while it is open. */
export type MonthLocks = (ics: string, year: FinancialYear, period: Period) => MonthLock | null;

/** What the calendar says, dates and extensions taken in as they were recorded. */
export class KnownCalendar {
  /** By fund and year, then period. */
  private readonly dates = new Map<string, Map<Period, MonthDates>>();
  /** By fund, system, year and period. */
  private readonly extensions = new Map<string, PlainDate>();

  set({ fund, year, period, dueOn, signOffBy }: DueDateSet['data']): void {
    const key = `${fund}:${year}`;
    const months = this.dates.get(key) ?? new Map<Period, MonthDates>();
    this.dates.set(key, months.set(period, { dueOn, signOffBy }));
  }

  extend({ fund, ics, year, period, until }: Omit<ExtensionGranted['data'], 'reason' | 'grantedBy'>): void {
    this.extensions.set(`${fund}:${ics}:${year}:${period}`, until);
  }

  /** As they were set, before anybody was given longer. A fund's own dates come before those of every fund. */
  datesOf(fund: string, year: FinancialYear): Map<Period, MonthDates> {
    const every = this.dates.get(`${EVERY_FUND}:${year}`) ?? [];
    return new Map([...every, ...(this.dates.get(`${fund}:${year}`) ?? [])]);
  }

  /** The same for one system. Of an extension for every fund and one for this fund, the later counts. */
  months(fund: string, ics: string, year: FinancialYear): Map<Period, WatchedMonth> {
    return new Map(
      [...this.datesOf(fund, year)].map(([period, dates]) => {
        const until = [EVERY_FUND, fund]
          .flatMap((of) => this.extensions.get(`${of}:${ics}:${year}:${period}`) ?? [])
          .sort()
          .at(-1);
        return [period, { ...dates, extendedUntil: until ?? null }];
      }),
    );
  }

  /**
   * When the return of a month is due and to be signed, extensions taken in. It holds the lines of every fund, so of the funds that the
   * system has accounts of the latest dates are meant. Null where one of them has none.
   */
  returnDates(
    funds: readonly string[],
    { ics, year, period }: { ics: string; year: FinancialYear; period: Period },
    holidays: BankHolidays,
  ): MonthDates | null {
    let latest: MonthDates | null = null;
    for (const fund of funds.length === 0 ? [EVERY_FUND] : funds) {
      const month = this.months(fund, ics, year).get(period);
      if (!month) return null;
      const { dueOn, signOffBy } = month;
      const dates = extendedDates({ dueOn, signOffBy }, month.extendedUntil, holidays);
      if (latest === null || dates.signOffBy > latest.signOffBy) latest = dates;
    }
    return latest;
  }
}

/** The lock that these dates put on a month by this day; null while it is open. */
export function lockOf(dates: MonthDates | null, today: PlainDate, holidays: BankHolidays): MonthLock | null {
  if (dates === null) return null;
  const since = lockedFrom(dates, holidays);
  return since <= today ? { since, signOffBy: dates.signOffBy } : null;
}
