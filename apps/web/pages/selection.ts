import type { FundDefinition } from '#domain/fund';
import { financialYear, PERIODS, RingfenceError, type FinancialYear, type Period } from '#kernel';
import { periodName, type Readings, type ReportQuery } from '#reporting';

/** Which figures a page shows. */
export interface Selection {
  readonly fund: FundDefinition;
  readonly year: FinancialYear;
  readonly through: Period;
}

export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The one value of each named filter. Throws UnknownFilter for any other name and InvalidFilter values given twice. */
export function filters<Name extends string>(
  query: Query,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!(names as readonly string[]).includes(name)) {
      throw new RingfenceError('UnknownFilter', `no filter ${name} is known here`, { value: name });
    }
    if (Array.isArray(value)) throw new RingfenceError('UnknownFilter', `the filter ${name} is given twice`);
    if (value !== undefined && value !== '') found[name as Name] = value;
  }
  return found;
}

/**
 * What the address asks for; where it is silent, the first fund, its newest year with a return, and that year as far as it is
 * reported. Throws UnknownFund, UnknownYear, UnknownPeriod.
 */
export async function selectionOf(
  readings: Readings,
  asked: { fund?: string; year?: string; through?: string },
): Promise<Selection> {
  const funds = await readings.funds();
  const fund = asked.fund === undefined ? funds[0] : funds.find((one) => one.fund === asked.fund);
  if (!fund) {
    throw new RingfenceError(
      'UnknownFund',
      asked.fund === undefined ? 'no fund is known yet' : `no fund ${asked.fund} is known`,
    );
  }
  if (asked.year !== undefined && !(financialYear(asked.year) in fund.years)) {
    throw new RingfenceError('UnknownYear', `the fund ${fund.fund} has no year ${asked.year}`);
  }
  const through = asked.through === undefined ? undefined : periodOf(asked.through);
  if (asked.year !== undefined && through !== undefined) return { fund, year: asked.year, through };
  const years = asked.year === undefined ? Object.keys(fund.years).sort().reverse() : [asked.year];
  return newest(readings, fund, years, through);
}

/** `12` or `M12`. Throws UnknownPeriod. */
function periodOf(text: string): Period {
  const found = PERIODS.find((period) => text === String(period) || text === `M${period}`);
  if (found === undefined) {
    throw new RingfenceError('UnknownPeriod', `no period ${text} is known: periods are M1 to M13`);
  }
  return found;
}

async function newest(
  readings: Readings,
  fund: FundDefinition,
  years: readonly FinancialYear[],
  asked: Period | undefined,
): Promise<Selection> {
  for (const year of years) {
    const through = await reportedThrough(readings, fund.fund, year);
    if (through !== null) return { fund, year, through: asked ?? through };
  }
  return { fund, year: years[0] ?? '', through: asked ?? 12 };
}

/** The whole year once an account of it is closed, else the last month with a return; null when nothing is reported. */
async function reportedThrough(
  readings: Readings,
  fund: string,
  year: FinancialYear,
): Promise<Period | null> {
  const { positions } = await readings.positions({ fund, year, through: 13 });
  const reported = positions.filter(({ adherence }) => adherence !== 'not_reported');
  if (reported.length === 0) return null;
  if (reported.some(({ adherence }) => adherence !== 'in_progress')) return 13;
  const months = PERIODS.slice(0, 12).filter((month) =>
    reported.some(({ missingPeriods }) => !missingPeriods.includes(month)),
  );
  return months.at(-1) ?? 12;
}

/** The same, as a report is asked for. */
export const reportQueryOf = ({ fund, year, through }: Selection): ReportQuery => ({
  fund: fund.fund,
  year,
  through,
});

/** `fund=HI&year=2022-23&through=12`. */
export const queryOf = ({ fund, year, through }: Selection): string =>
  new URLSearchParams({ fund: fund.fund, year, through: String(through) }).toString();

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What the form at the top of a page offers. Years are those of the chosen fund. */
export function choicesOf(
  funds: readonly FundDefinition[],
  { fund, year, through }: Selection,
): { funds: Choice[]; years: Choice[]; periods: Choice[] } {
  return {
    funds: funds.map((one) => ({ value: one.fund, text: one.name, selected: one.fund === fund.fund })),
    years: Object.keys(fund.years)
      .sort()
      .map((value) => ({ value, text: value, selected: value === year })),
    periods: PERIODS.map((period) => ({
      value: String(period),
      text: periodName(year, period),
      selected: period === through,
    })),
  };
}
