import { PERIODS, type FinancialYear } from '#kernel';
import { formatPounds, periodName, type ChartTable } from '#reporting';
import type { ReturnOfYear } from '../../runtime/index.js';
import { deskOf } from './address.js';
import { STATUS_WORDS, STEP_WORDS } from './words.js';

/** The task list: each month of a system's year, where its return is, and its page. */
export function monthsTable(
  ics: string,
  year: FinancialYear,
  returns: readonly ReturnOfYear[],
): ChartTable & { readonly links: readonly string[] } {
  const of = new Map(returns.map((each) => [each.period, each]));
  return {
    caption: `Returns of ${ics} for ${year}`,
    headers: ['Month', 'Return', 'Draft', 'Version', 'Total'].map((label) => ({
      ...{ label, numeric: label === 'Version' || label === 'Total' },
    })),
    rows: PERIODS.map((period) => {
      const found = of.get(period);
      return [
        periodName(year, period),
        STATUS_WORDS[found?.status ?? 'missing'],
        found?.draft ? STEP_WORDS[found.draft] : '–',
        found?.version === null || found === undefined ? '–' : String(found.version),
        found?.totalPence === null || found === undefined ? '–' : formatPounds(found.totalPence),
      ];
    }),
    links: PERIODS.map((period) => deskOf({ ics, year, period })),
  };
}
