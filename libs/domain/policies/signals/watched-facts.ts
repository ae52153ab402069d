import type { Pence, Period, PlainDate } from '#kernel';
import type { BankHolidays } from '../calendar/bank-holidays.js';
import { extendedDates, type MonthDates } from '../calendar/month-dates.js';
import type { SuccessionEdge } from '../footprint/lineage.js';
import type { SystemYearFacts } from '../position/facts.js';
import type { PredecessorBefore } from './year-before.js';

/** What the signals of one account look at beside the facts of its position, as known at the same moment. */
export interface WatchedFacts {
  /** The phased plan that stands, by period; empty without one. */
  readonly plan: ReadonlyMap<Period, Pence>;
  /** What the calendar says of the fund's months; one without a date is not in it. */
  readonly months: ReadonlyMap<Period, WatchedMonth>;
  readonly closedOn: PlainDate | null;
  /** The day from which the system is no more; null while it lives. */
  readonly abolishedOn: PlainDate | null;
  /** The facts as they were known at the close, which is in them; null while the account is open. */
  readonly atClose: SystemYearFacts | null;
  /** The same system's year before; null where it had no account then. */
  readonly yearBefore: SystemYearFacts | null;
  /** Of those whose work it had taken over by the day on which the year began, and that had an account then or have one now. */
  readonly predecessorsBefore: readonly PredecessorBefore[];
  /** The successions in force by that day. */
  readonly register: readonly SuccessionEdge[];
  /** Core money in all counted returns of the year before, by programme: its own and its predecessors', by shares (coreSpentAtStart). */
  readonly coreSpentBefore: ReadonlyMap<string, Pence>;
  /** What the counted returns of M1 to M3 of the year after gave back to the fund, by purpose; without its sign. */
  readonly creditsAfter: ReadonlyMap<string, Pence>;
  /** By code, of the interventions that this system sees. */
  readonly registrations: ReadonlyMap<string, Registration>;
  /** Of the system's baselines, by programme. */
  readonly declarations: ReadonlyMap<string, Declaration>;
}

export interface WatchedMonth extends MonthDates {
  /** An extension that this system was granted. */
  readonly extendedUntil: PlainDate | null;
}

export interface Registration {
  /** The date in England on which it was first recorded. */
  readonly recordedOn: PlainDate;
  /** Months of this year of which a return charged it to the fund before it was recorded. */
  readonly chargedBefore: ReadonlySet<Period>;
}

/** Opaque person ids. */
export interface Declaration {
  readonly declaredBy: string | null;
  readonly approvedBy: string | null;
}

/** The same on one day. */
export interface Surroundings extends WatchedFacts {
  /** The date in England. */
  readonly today: PlainDate;
  readonly holidays: BankHolidays;
}

/** The day that lateness is measured on: nobody gets later after the close. */
export const lateAsOf = ({ today, closedOn }: Surroundings): PlainDate =>
  closedOn !== null && closedOn < today ? closedOn : today;

/** When the month is due and to be signed, an extension taken in; null where the calendar has no date. */
export function datesOf({ months, holidays }: Surroundings, period: Period): MonthDates | null {
  const month = months.get(period);
  return month ? extendedDates(month, month.extendedUntil, holidays) : null;
}
