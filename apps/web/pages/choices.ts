import type { FundDefinition } from '#domain/fund';
import { FOOTPRINTS } from '#domain/policies';
import { PERIODS } from '#kernel';
import { FOOTPRINT_WORDS, periodName } from '#reporting';
import type { Selection } from './selection.js';

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

/** What the form at the top of a page offers. Years are those of the chosen fund. */
export function choicesOf(
  funds: readonly FundDefinition[],
  { fund, year, through, footprint, knownAt }: Selection,
): { funds: Choice[]; years: Choice[]; periods: Choice[]; footprints: Choice[]; knownAt: string } {
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
    footprints: FOOTPRINTS.map((one) => ({
      value: one,
      text: FOOTPRINT_WORDS[one].label,
      selected: one === footprint,
    })),
    knownAt: knownAt ?? '',
  };
}
