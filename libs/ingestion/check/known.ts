import type { Cells } from '../cells/cells.js';
import { CODE, FUND_NAME } from '../cells/text.js';
import { YEAR } from '../cells/time.js';
import type { AccountKey } from '#domain/ring-fence-account';
import { firstDay, warnIfSucceeded } from './warn-succeeded.js';
import type { World } from './world.js';

// `world` is null when a file that was accepted before is read again to finish it: its rows were checked then.

/** An ICS code that the register knows. */
export function needOrganisation(cells: Cells, column: string, world: World | null): string {
  const ics = cells.need(column, CODE);
  if (ics !== '' && world && !world.hasOrganisation(ics)) {
    cells.fail(
      column,
      'unknown_organisation',
      `No organisation ${ics} is registered: correct the code, or load organisations.csv first.`,
    );
  }
  return ics;
}

/** A fund that is defined. */
export function needFund(cells: Cells, column: string, world: World | null): string {
  const fund = cells.need(column, FUND_NAME);
  if (fund !== '' && world && !world.fund(fund)) {
    cells.fail(
      column,
      'unknown_fund',
      `No fund ${fund} is defined: correct the name, or load funds.json first.`,
    );
  }
  return fund;
}

/** Fund, system and year, where the fund must have a regime in the year. */
export function needAccount(cells: Cells, world: World | null): AccountKey {
  const fund = needFund(cells, 'fund', world);
  const ics = needOrganisation(cells, 'ics_code', world);
  const year = cells.need('financial_year', YEAR);
  const definition = year === '' ? undefined : world?.fund(fund);
  if (definition && !Object.hasOwn(definition.years, year)) {
    cells.fail('financial_year', 'fund_year_without_regime', noRegime(fund, year));
  }
  if (world && year !== '') warnIfSucceeded(cells, ics, firstDay(year, 1), world);
  return { fund, ics, year };
}

export const noRegime = (fund: string, year: string): string =>
  `The fund ${fund} has no regime for ${year}: correct the year, or add it to funds.json.`;
