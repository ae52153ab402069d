import { CORE, type ReturnLine } from '#domain/spend-return';
import { isCorePressure } from '#domain/policies';
import { AMOUNT } from '../cells/amount.js';
import type { Cells } from '../cells/cells.js';
import { YES_NO } from '../cells/choice.js';
import type { CellType } from '../cells/fault.js';
import { CODE, FUND_NAME, LINE_CODE, TEXT } from '../cells/text.js';
import { PERIOD, YEAR } from '../cells/time.js';
import { needOrganisation, noRegime } from '../check/known.js';
import type { World } from '../check/world.js';
import { pressureLike } from './pressure-like.js';

/** Which return a row belongs to, and what the row says of it. */
export interface ReturnRowHead {
  readonly ics: string;
  readonly year: string;
  readonly period: number;
  /** Null where the cell could not be read. */
  readonly coreComplete: boolean | null;
}

const CORE_COMPLETE: CellType<boolean | null> = { ...YES_NO, none: null };

export function readHead(cells: Cells, world: World | null): ReturnRowHead {
  return {
    ics: needOrganisation(cells, 'ics_code', world),
    year: cells.need('financial_year', YEAR),
    period: cells.need('period', PERIOD),
    coreComplete: cells.need('core_complete', CORE_COMPLETE),
  };
}

/** The line itself; blank cells are absent members. The programme of a line that a fund pays is ignored. */
export function readLine(cells: Cells, head: ReturnRowHead, world: World | null): ReturnLine {
  const line = cells.need('line', LINE_CODE);
  const amountPence = cells.need('amount', AMOUNT);
  const chargedTo = cells.need('charged_to', FUND_NAME);
  // Members are set one by one and not spread together: this is the hot loop.
  const read: Writable<ReturnLine> = { line, amountPence, chargedTo };
  const purpose = cells.maybe('purpose', CODE);
  if (purpose !== null) read.purpose = purpose;
  if (chargedTo === CORE) read.programme = cells.need('programme', CODE);
  const costCentre = cells.maybe('cost_centre', CODE);
  if (costCentre !== null) read.costCentre = costCentre;
  const accountCode = cells.maybe('account_code', CODE);
  if (accountCode !== null) read.accountCode = accountCode;
  const supplier = cells.maybe('supplier', TEXT);
  if (supplier !== null) read.supplier = supplier;
  const description = cells.maybe('description', TEXT);
  if (description !== null) read.description = description;
  const evidence = cells.maybe('evidence', TEXT);
  if (evidence !== null) read.evidence = evidence;
  if (world && chargedTo !== CORE && chargedTo !== '') {
    checkCharge(cells, head, chargedTo, purpose, amountPence, world);
  }
  return read;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** An unknown fund is an error; a fund without an allocation and an unknown intervention are discrepancies. */
function checkCharge(
  cells: Cells,
  head: ReturnRowHead,
  fund: string,
  purpose: string | null,
  amountPence: number,
  world: World,
): void {
  const definition = world.fund(fund);
  if (!definition && world.judges) {
    cells.fail(
      'charged_to',
      'unknown_fund',
      `No fund ${fund} is defined: write a fund, or core for the ordinary budget.`,
    );
    return;
  }
  if (definition && world.judges && head.year !== '' && !Object.hasOwn(definition.years, head.year)) {
    cells.fail('charged_to', 'fund_year_without_regime', noRegime(fund, head.year));
    return;
  }
  // A row that is wrong elsewhere is read again when it is mended: its discrepancies are said then.
  if (!cells.good) return;
  if (!world.hasAccount(fund, head.ics, head.year)) {
    cells.warn(
      'charged_to',
      'fund_without_allocation',
      `${head.ics} has no allocation of ${fund} for ${head.year}: check that this fund pays for the line.`,
      amountPence,
    );
  }
  if (purpose !== null && !isCorePressure(purpose) && !world.interventionsOf(head.ics).has(purpose)) {
    const meant = pressureLike(purpose);
    cells.warn(
      'purpose',
      'unknown_intervention',
      meant === null
        ? `${purpose} is not registered for ${head.ics}: register it, or the money counts as unevidenced.`
        : `${purpose} is not registered for ${head.ics}: if the core pressure ${meant} is meant, write that; if not, register it, or the money counts as unevidenced.`,
      amountPence,
    );
  }
}
