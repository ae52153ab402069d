import type { FinancialYear, Period, PlainDate } from '#kernel';
import { EVERY_FUND, type DueDateSet, type ExtensionGranted } from '../../reporting-calendar/events.js';
import type { WatchedMonth } from '../signals/watched-facts.js';

/** What the calendar says, folded event by event. */
export class CalendarHistory {
  /** By fund and year, then period. */
  private readonly dates = new Map<string, Map<Period, DueDateSet['data']>>();
  /** By fund, system, year and period. */
  private readonly extensions = new Map<string, PlainDate>();

  set({ data }: DueDateSet): void {
    const key = `${data.fund}:${data.year}`;
    this.dates.set(
      key,
      (this.dates.get(key) ?? new Map<Period, DueDateSet['data']>()).set(data.period, data),
    );
  }

  extend({ data: { fund, ics, year, period, until } }: ExtensionGranted): void {
    this.extensions.set(`${fund}:${ics}:${year}:${period}`, until);
  }

  /** A fund's own dates come before those of every fund; of an extension for each, the later counts. */
  months(fund: string, ics: string, year: FinancialYear): Map<Period, WatchedMonth> {
    const own = [
      ...(this.dates.get(`${EVERY_FUND}:${year}`) ?? []),
      ...(this.dates.get(`${fund}:${year}`) ?? []),
    ];
    return new Map(
      own.map(([period, { dueOn, signOffBy }]) => {
        const until = [EVERY_FUND, fund]
          .flatMap((of) => this.extensions.get(`${of}:${ics}:${year}:${period}`) ?? [])
          .sort()
          .at(-1);
        return [period, { dueOn, signOffBy, extendedUntil: until ?? null }];
      }),
    );
  }
}
