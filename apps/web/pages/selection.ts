import type { FundDefinition } from '#domain/fund';
import { FOOTPRINTS, type Footprint } from '#domain/policies';
import { financialYear, PERIODS, RingfenceError, type FinancialYear, type Period } from '#kernel';
import type { Readings, ReportQuery } from '#reporting';

/** Which figures a page shows. */
export interface Selection {
  readonly fund: FundDefinition;
  readonly year: FinancialYear;
  readonly through: Period;
  /** Which bodies' figures. */
  readonly footprint: Footprint;
  /** As the address says it: a time, a date or a log position. Left out, now. */
  readonly knownAt?: string;
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
  asked: { fund?: string; year?: string; through?: string; footprint?: string; knownAt?: string },
): Promise<Selection> {
  const then = asked.knownAt === undefined ? {} : { knownAt: asked.knownAt };
  const funds = await readings.funds(asked.knownAt);
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
  const footprint = asked.footprint === undefined ? 'as_reported' : footprintOf(asked.footprint);
  const through = asked.through === undefined ? undefined : periodOf(asked.through);
  if (asked.year !== undefined && through !== undefined)
    return { fund, year: asked.year, through, footprint, ...then };
  const years = asked.year === undefined ? Object.keys(fund.years).sort().reverse() : [asked.year];
  return { ...(await newest(readings, fund, years, through, then)), footprint, ...then };
}

/** Throws UnknownFootprint. */
function footprintOf(text: string): Footprint {
  const found = FOOTPRINTS.find((footprint) => footprint === text);
  if (found === undefined) {
    throw new RingfenceError(
      'UnknownFootprint',
      `no footprint ${text} is known: it is ${FOOTPRINTS.join(' or ')}`,
    );
  }
  return found;
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
  then: Pick<Selection, 'knownAt'>,
): Promise<Omit<Selection, 'footprint'>> {
  for (const year of years) {
    const through = await reportedThrough(readings, { fund: fund.fund, year, ...then });
    if (through !== null) return { fund, year, through: asked ?? through };
  }
  return { fund, year: years[0] ?? '', through: asked ?? 12 };
}

/** The whole year once an account of it is closed, else the last month with a return; null when nothing is reported. */
async function reportedThrough(
  readings: Readings,
  of: { readonly fund: string; readonly year: FinancialYear; readonly knownAt?: string },
): Promise<Period | null> {
  const { positions } = await readings.positions({ ...of, through: 13 });
  const reported = positions.filter(({ adherence }) => adherence !== 'not_reported');
  if (reported.length === 0) return null;
  if (reported.some(({ adherence }) => adherence !== 'in_progress')) return 13;
  const months = PERIODS.slice(0, 12).filter((month) =>
    reported.some(({ missingPeriods }) => !missingPeriods.includes(month)),
  );
  return months.at(-1) ?? 12;
}

/** The same, as a report is asked for. */
export const reportQueryOf = ({ fund, ...selection }: Selection): ReportQuery => ({
  fund: fund.fund,
  ...selection,
});

/** `fund=HI&year=2022-23&through=12`; the footprint where it is not as reported, the moment known where it is not now. */
export const queryOf = ({ fund, year, through, footprint, knownAt }: Selection): string =>
  new URLSearchParams({
    ...{ fund: fund.fund, year, through: String(through) },
    ...(footprint === 'as_reported' ? {} : { footprint }),
    ...(knownAt === undefined ? {} : { knownAt }),
  }).toString();

/** The same as everything is known now. */
export function queryOfNow({ knownAt: _then, ...selection }: Selection): string {
  return queryOf(selection);
}
