import { RefusedError, monthOfPeriod, type FinancialYear, type Period, type PlainDate } from '#kernel';
import type { Successions } from './footprint/lineage.js';

/** The day from which the body is no more, as the register knows it; null while it lives or goes on with a share. */
export function abolishedOn(ics: string, successions: Successions): PlainDate | null {
  const end = successions
    .get(ics)
    ?.find(({ successors }) => !successors.some(({ icsCode }) => icsCode === ics));
  return end?.effectiveOn ?? null;
}

/** Whether the body saw the month begin, and so owes its return. `end` is the day from which it is no more, null while it lives. */
export const owesReturnOf = (year: FinancialYear, period: Period, end: PlainDate | null): boolean =>
  // M13 counts as March.
  end === null || `${monthOfPeriod(year, period)}-01` < end;

/**
 * Refuses with BodyAbolished a return of a month that began when its body was no more. Its last months, and the audit adjustments of a
 * year that ended before, are still owed: whoever took over hands them in and signs them.
 */
export function demandLivingBody(
  { ics, year, period }: { readonly ics: string; readonly year: FinancialYear; readonly period: Period },
  end: PlainDate | null,
): void {
  if (end === null || owesReturnOf(year, period, end)) return;
  throw new RefusedError(
    'BodyAbolished',
    `The body ${ics} was abolished on ${end}, so it has no return of M${period} of ${year}; hand it in for its successor.`,
    { ics, year, period, abolishedOn: end },
  );
}
