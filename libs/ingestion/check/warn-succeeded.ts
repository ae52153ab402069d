import { monthOfPeriod, type FinancialYear, type Period, type PlainDate } from '#kernel';
import type { Cells } from '../cells/cells.js';
import { sentence } from './succeeded.js';
import type { World } from './world.js';

const END_OF_TIME = '9999-12-31';

/**
 * A code that was good until somebody else took over, on a row about a time after: a discrepancy and no error, because an abolished body
 * may have something left to say.
 */
export function warnIfSucceeded(cells: Cells, ics: string, on: PlainDate, world: World): void {
  const end = ics === '' ? null : world.succeededBy(ics, on);
  if (end !== null)
    cells.warn('ics_code', 'predecessor_code', `${sentence(ics, end)} Use the code of today.`, 0);
}

/**
 * The day from which a body is no more, for the decider to hold against a submitter; null while it lives. When an accepted file is
 * finished, that was decided at its acceptance.
 */
export const abolishedOn = (ics: string, world: World | null): PlainDate | null =>
  world?.judges ? (world.succeededBy(ics, END_OF_TIME)?.abolishedOn ?? null) : null;

/** Its first day; the adjustments of the auditor belong to March. */
export const firstDay = (year: FinancialYear, period: Period): PlainDate =>
  `${monthOfPeriod(year, period)}-01`;
