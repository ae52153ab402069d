import type { FundDefinition } from '#domain/fund';
import { GRACE_WORKING_DAYS, type BankHolidays } from '#domain/policies';
import { EVERY_FUND } from '#domain/reporting-calendar';
import { dateInWords, type SystemName } from '#reporting';
import type { CalendarReading } from '../../runtime/index.js';
import { nameOf } from '../acting/names.js';
import { choicesOf } from '../pages/choices.js';
import type { Selection } from '../pages/selection.js';
import { bankHolidaysOf, proposalFor } from './dates-view.js';
import { countedMonths, countedSystems, monthsOfSystem } from './months-view.js';

interface Around {
  readonly selection: Selection;
  readonly funds: readonly FundDefinition[];
  readonly systems: readonly SystemName[];
  /** Of those who gave somebody longer, while they are kept. */
  readonly names: ReadonlyMap<string, string>;
  /** The system that is shown; none: all of them. */
  readonly ics: string | undefined;
}

/** A calendar as its page prints it. */
export function calendarView(reading: CalendarReading, around: Around, holidays: BankHolidays) {
  const { selection, funds, systems, names, ics } = around;
  const { fund, year, knownAt } = selection;
  const proposal = proposalFor(reading, holidays);
  const address = (of: Record<string, string>): string =>
    new URLSearchParams({ fund: fund.fund, year, ...of }).toString();
  const then: Record<string, string> = knownAt === undefined ? {} : { knownAt };
  const bySystemName = systems
    .map(({ icsCode, name }) => ({ value: icsCode, text: name, selected: icsCode === ics }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en'));
  const choices = choicesOf(funds, selection);
  const system = systems.find(({ icsCode }) => icsCode === ics);
  const who = (id: string): string => nameOf(names, id);
  return {
    ...{ figuresAsOf: reading.figuresAsOf, today: dateInWords(reading.today), fund, year, ics, choices },
    selected: address(then),
    now: `/calendar?${address(ics === undefined ? {} : { ics })}`,
    submit: `/submit?${new URLSearchParams({ ...(ics === undefined ? {} : { ics }), year }).toString()}`,
    systems: [{ value: '', text: 'All systems', selected: ics === undefined }, ...bySystemName],
    form: {
      systems: bySystemName.map(({ value, text }) => ({ value, text })),
      periods: choices.periods.map(({ value, text }) => ({ value, text })),
      funds: [
        { value: fund.fund, text: fund.name },
        { value: EVERY_FUND, text: 'Every fund' },
      ],
    },
    system,
    graceWorkingDays: GRACE_WORKING_DAYS,
    proposal,
    bankHolidays: bankHolidaysOf(year, holidays),
    months:
      system === undefined
        ? countedMonths(reading, proposal.dates)
        : reading.systems.map(({ months }) =>
            monthsOfSystem(reading, months, { proposed: proposal.dates, name: system.name, who }),
          )[0],
    bySystem:
      system === undefined && reading.systems.length > 0
        ? countedSystems(reading, systems, (code) => `/calendar?${address({ ics: code, ...then })}`)
        : null,
  };
}
