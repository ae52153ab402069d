import type { ProposedDates } from '#domain/policies';
import type { FinancialYear, Period, PlainDate } from '#kernel';
import { PERIODS } from '#kernel';
import { dateInWords, datesInWords, periodName, type ChartTable, type SystemName } from '#reporting';
import type { CalendarMonth, CalendarReading } from '../../runtime/index.js';

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });
const DATES = [text('Month'), text('Due'), text('To be signed by')];
const STATE_WORDS = { missing: 'Not handed in', submitted: 'Handed in, not signed', signed: 'Signed' };

/** Dates that are proposed, by month. */
export type Proposed = ReadonlyMap<Period, ProposedDates>;

/** Months of all systems: the dates that were set, and how many returns are where. */
export function countedMonths({ year, dates, systems }: CalendarReading, proposed: Proposed): ChartTable {
  const counted = [...COUNTS, 'Given longer', 'Locked'].map(number);
  return {
    caption: `Months of ${year}, and the returns of ${systems.length} systems`,
    headers: [...DATES, ...counted],
    rows: PERIODS.map((period) => {
      const set = dates.find((each) => each.period === period);
      const months = systems.flatMap((system) => system.months.filter((each) => each.period === period));
      return [...datesOf(year, period, set, proposed), ...countsOf(months)];
    }),
  };
}

/** All systems of the year, each leading to its own months. */
export function countedSystems(
  { year, systems }: CalendarReading,
  register: readonly SystemName[],
  href: (ics: string) => string,
): ChartTable {
  const names = new Map(register.map(({ icsCode, name }) => [icsCode, name]));
  const named = systems
    .map(({ ics, months }) => ({ ics, months, name: names.get(ics) ?? ics }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return {
    caption: `Systems with an account in ${year}, and how many of their months are where`,
    headers: [text('System'), ...[...COUNTS, 'Given longer', 'Locked'].map(number)],
    links: named.map(({ ics }) => href(ics)),
    rows: named.map(({ name, months }) => [name, ...countsOf(months)]),
  };
}

const COUNTS = ['Not handed in', 'Not signed', 'Signed', 'Overdue'];

function countsOf(months: readonly CalendarMonth[]): string[] {
  const of = (is: (month: CalendarMonth) => boolean): string => String(months.filter(is).length);
  return [
    of(({ state }) => state === 'missing'),
    of(({ state }) => state === 'submitted'),
    of(({ state }) => state === 'signed'),
    of(({ overdue }) => overdue),
    of(({ extension }) => extension !== null),
    of(({ locked }) => locked),
  ];
}

/** Months of one system: its dates, where its return is, who gave it longer and why, and whether it is locked. */
export function monthsOfSystem(
  { year }: Pick<CalendarReading, 'year'>,
  months: readonly CalendarMonth[],
  {
    proposed,
    name,
    who,
  }: { readonly proposed: Proposed; readonly name: string; readonly who: (id: string) => string },
): ChartTable {
  return {
    caption: `Months of ${name} in ${year}`,
    headers: [...DATES, text('Return'), text('Given longer'), text('Open or locked')],
    rows: months.map((month) => {
      const { period, dueOn, signOffBy, state, overdue, extension, locked, lockedSince } = month;
      const set = dueOn === null || signOffBy === null ? undefined : { dueOn, signOffBy };
      const since = lockedSince === null ? '' : ` since ${dateInWords(lockedSince)}`;
      return [
        ...datesOf(year, period, set, proposed),
        `${STATE_WORDS[state]}${overdue ? ', overdue' : ''}`,
        extension === null
          ? 'no'
          : `Until ${dateInWords(extension.until)}, by ${who(extension.grantedBy)} on ${dateInWords(extension.grantedAt)}: ${extension.reason}`,
        `${locked ? `Locked${since}. ` : ''}${datesInWords(month.why)}`,
      ];
    }),
  };
}

function datesOf(
  year: FinancialYear,
  period: Period,
  set: { readonly dueOn: PlainDate; readonly signOffBy: PlainDate } | undefined,
  proposed: Proposed,
): string[] {
  const cell = (given: PlainDate | undefined, usual: PlainDate | undefined): string => {
    if (given !== undefined) return dateInWords(given);
    return usual === undefined ? 'not set' : `not set; proposed: ${dateInWords(usual)}`;
  };
  const usual = proposed.get(period);
  return [periodName(year, period), cell(set?.dueOn, usual?.dueOn), cell(set?.signOffBy, usual?.signOffBy)];
}
