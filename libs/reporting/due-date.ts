import type { Period, PlainDate } from '#kernel';

/** When the return of a period is due; a period without one is not in the list. */
export interface DueDate {
  readonly period: Period;
  readonly dueOn: PlainDate;
  /** Systems that were given longer, by code. */
  readonly extended: readonly { readonly ics: string; readonly until: PlainDate }[];
}

/** The same for one system: what was extended is due then. */
export const dueDatesFor = (dueDates: readonly DueDate[], ics: string): DueDate[] =>
  dueDates.map((each) => {
    const until = each.extended.find((one) => one.ics === ics)?.until;
    return until !== undefined && until > each.dueOn ? { ...each, dueOn: until } : each;
  });
