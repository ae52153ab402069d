import { proposedDates, USUAL_RULE, type BankHolidays } from '#domain/policies';
import { RefusedError, type FinancialYear } from '#kernel';
import { dateInWords, monthName, type ChartTable } from '#reporting';
import type { CalendarReading } from '../../runtime/index.js';
import type { Proposed } from './months-view.js';

/** What is proposed for the months that have no dates, and how it is set. */
export interface Proposal {
  readonly dates: Proposed;
  /** One or two sentences; null where every month has its dates. */
  readonly sentence: string | null;
  /** The proposal as a file that sets it; null where there is none. */
  readonly csv: string | null;
}

/** Dates by the usual rule for the months of this fund and year that have none. */
export function proposalFor({ fund, year, dates }: CalendarReading, holidays: BankHolidays): Proposal {
  const set = new Set(dates.map(({ period }) => period));
  try {
    const open = proposedDates(year, USUAL_RULE, holidays).filter(({ period }) => !set.has(period));
    const proposed = new Map(open.map((each) => [each.period, each]));
    if (open.length === 0) return { dates: proposed, sentence: null, csv: null };
    const rows = open.map(
      ({ period, dueOn, signOffBy }) => `${fund},${year},${period},${dueOn},${signOffBy}`,
    );
    return {
      dates: proposed,
      sentence: `${open.length === 1 ? 'One month has' : `${open.length} months have`} no dates, so nothing of ${open.length === 1 ? 'it' : 'them'} is overdue or locked. Proposed are the ${USUAL_RULE.dueAfter}th working day after the month to hand in and the ${USUAL_RULE.signOffAfter}th to sign; for M13 they are counted from the end of May.`,
      csv: ['fund,financial_year,period,due_on,sign_off_by', ...rows, ''].join('\n'),
    };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const sentence = dates.length === 13 ? null : error.message;
    return { dates: new Map(), sentence, csv: null };
  }
}

/** The bank holidays from April to the June in which audit adjustments are due, month by month. */
export function bankHolidaysOf(year: FinancialYear, { names, from, until }: BankHolidays): ChartTable | null {
  const first = Number(year.slice(0, 4));
  if (first < from || first > until) return null;
  const days = [...names].filter(([date]) => date >= `${first}-04-01` && date < `${first + 1}-07-01`);
  const months = [...new Set(days.map(([date]) => date.slice(0, 7)))];
  return {
    caption: `Bank holidays in England from April ${first}${first < until ? ` to June ${first + 1}` : `; those of ${first + 1} are not known yet`}`,
    headers: ['Month', 'Bank holidays'].map((label) => ({ label, numeric: false })),
    rows: months.map((month) => [
      monthName(month),
      days
        .filter(([date]) => date.startsWith(month))
        .map(([date, name]) => `${name}, ${dateInWords(date)}`)
        .join('; '),
    ]),
  };
}
