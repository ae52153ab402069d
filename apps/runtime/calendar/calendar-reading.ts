import type { Person } from '#identity';
import {
  londonDate,
  PERIODS,
  type CommandMeta,
  type FinancialYear,
  type Period,
  type PlainDate,
} from '#kernel';
import { inTransaction, oneMoment } from '#projections/engine';
import {
  accountFunds,
  extensionsKnown,
  factsProjection,
  loadSystemYears,
  momentKnownAt,
  openedByOversight,
  parseKnownAt,
  yearClosings,
  type Db,
  type Moment,
} from '#projections/facts';
import { checkNames, figuresAsOf, type FiguresAsOf } from '#projections/positions';
import type { MonthDates } from '#domain/policies';
import type { GrantExtension } from '#domain/reporting-calendar';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';
import { bankHolidays } from './bank-holidays.js';
import { calendarMonth, type CalendarMonth } from './calendar-month.js';
import { knownCalendar } from './known-calendar.js';
import { withoutPatients } from '../without-patients.js';

export interface CalendarQuery {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly ics?: string | undefined;
  readonly knownAt?: string | undefined;
}

export interface CalendarReading {
  readonly figuresAsOf: FiguresAsOf;
  /** The day on which it is read: today, or of a moment of the past its day. */
  readonly today: PlainDate;
  readonly fund: string;
  readonly year: FinancialYear;
  /** Of the fund and year as they were set, before anybody was given longer; none of a month that has none. */
  readonly dates: readonly (MonthDates & { readonly period: Period })[];
  /** Of every system with an account, by code; each with its thirteen months. */
  readonly systems: readonly { readonly ics: string; readonly months: readonly CalendarMonth[] }[];
}

/** The calendar of a fund and year. Throws UnknownFund, UnknownYear, UnknownSystem, InvalidValue. */
export async function readCalendar(runtime: Runtime, query: CalendarQuery): Promise<CalendarReading> {
  return inTransaction(
    runtime.pool,
    async (tx) => {
      const moment = await momentKnownAt(
        tx,
        query.knownAt === undefined ? undefined : parseKnownAt(query.knownAt),
      );
      await checkNames(tx, query, moment);
      const then = query.knownAt === undefined ? null : moment.recordedAt;
      return calendarAt(tx, query, moment, londonDate(then ?? runtime.clock()));
    },
    oneMoment([factsProjection], 'READ ONLY'),
  );
}

async function calendarAt(
  db: Db,
  { fund, year, ics }: CalendarQuery,
  moment: Moment,
  today: PlainDate,
): Promise<CalendarReading> {
  const at = moment.position;
  const asked = { fund, year, ...(ics === undefined ? {} : { ics }) };
  const loaded = await loadSystemYears(db, year, ics === undefined ? null : [ics], at);
  const [calendar, funds] = [await knownCalendar(db, at), await accountFunds(db, at)];
  const [extensions, opened] = [await extensionsKnown(db, asked, at), await openedByOversight(db, asked, at)];
  const closings = await yearClosings(db, at);
  const systems = [...loaded.values()].filter(({ accounts }) => accounts.has(fund));
  return {
    ...{ figuresAsOf: figuresAsOf(moment), today, fund, year },
    dates: [...calendar.datesOf(fund, year)]
      .map(([period, { dueOn, signOffBy }]) => ({ period, dueOn, signOffBy }))
      .sort((a, b) => a.period - b.period),
    systems: systems.map((facts) => {
      const months = calendar.months(fund, facts.ics, year);
      const ofSystem = funds.get(`${facts.ics}:${year}`) ?? [];
      return {
        ics: facts.ics,
        months: PERIODS.map((period) => {
          const counted = facts.returns.find((each) => each.period === period);
          const month = {
            period,
            month: months.get(period),
            returnDates: calendar.returnDates(ofSystem, { ics: facts.ics, year, period }, bankHolidays()),
            extension: extensions.find((each) => each.ics === facts.ics && each.period === period),
            state: counted
              ? counted.signedOff
                ? ('signed' as const)
                : ('submitted' as const)
              : ('missing' as const),
            closedOn: closings.get(`${facts.ics}:${year}`) ?? null,
            opened: opened.has(`${facts.ics}:${period}`),
          };
          return calendarMonth(month, today, bankHolidays());
        }),
      };
    }),
  };
}

/** Throws NotAllowed, UnknownFund, UnknownYear, UnknownSystem, and the calendar's refusals. */
export async function grantExtension(
  runtime: Runtime,
  person: Person,
  asked: GrantExtension['data'],
  meta: CommandMeta,
): Promise<{ readonly position: string }> {
  await demandRight(runtime, person, 'calendar.set', null);
  withoutPatients(asked.reason);
  await runtime.catchUp();
  const { fund, year, ics } = asked;
  const moment = await momentKnownAt(runtime.pool);
  await checkNames(runtime.pool, fund === '*' ? { year, ics } : { fund, year, ics }, moment);
  const outcome = await runtime.application.execute({ type: 'GrantExtension', data: asked, meta });
  await runtime.catchUp();
  const { position } = outcome.position === null ? await runtime.log.head() : outcome;
  return { position: String(position) };
}
