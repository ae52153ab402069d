import {
  extendedDates,
  GRACE_WORKING_DAYS,
  lockOf,
  openUntil,
  type BankHolidays,
  type MonthDates,
  type WatchedMonth,
} from '#domain/policies';
import type { Period, PlainDate } from '#kernel';
import type { ExtensionRow } from '#projections/facts';

export type ReturnState = 'missing' | 'submitted' | 'signed';

/** One month of one system, as a calendar shows it. Dates are null where the calendar has none. */
export interface CalendarMonth {
  readonly period: Period;
  readonly dueOn: PlainDate | null;
  readonly signOffBy: PlainDate | null;
  readonly extension: Omit<ExtensionRow, 'ics' | 'period'> | null;
  readonly state: ReturnState;
  /** Its due date has passed and no return counts, or its sign-off date and the one that counts is not signed. */
  readonly overdue: boolean;
  readonly locked: boolean;
  readonly lockedSince: PlainDate | null;
  /** The last day on which a submitter may hand it in; null where nothing ends that, or nothing opens it. */
  readonly openUntil: PlainDate | null;
  /** One sentence: why it is locked, or until when it is open. */
  readonly why: string;
}

export interface MonthFacts {
  readonly period: Period;
  /** Of the fund that is asked about. */
  readonly month: WatchedMonth | undefined;
  /** Of all funds of the system, on which the lock rests. */
  readonly returnDates: MonthDates | null;
  readonly extension: ExtensionRow | undefined;
  readonly state: ReturnState;
  /** When every account of the system and year was closed. */
  readonly closedOn: PlainDate | null;
  readonly opened: boolean;
}

/** Pure: what a calendar says of a month on this day. */
export function calendarMonth(facts: MonthFacts, today: PlainDate, holidays: BankHolidays): CalendarMonth {
  const { period, month, extension, state } = facts;
  const dates = month ? extendedDates(month, month.extendedUntil, holidays) : null;
  const late = state === 'missing' ? period <= 12 && dates?.dueOn : state === 'submitted' && dates?.signOffBy;
  return {
    period,
    dueOn: dates?.dueOn ?? null,
    signOffBy: dates?.signOffBy ?? null,
    extension: extension ? withoutKey(extension) : null,
    state,
    overdue: typeof late === 'string' && late < today,
    ...lockStanding(facts, today, holidays),
  };
}

const withoutKey = ({ until, reason, grantedBy, grantedAt }: ExtensionRow): CalendarMonth['extension'] => ({
  ...{ until, reason, grantedBy, grantedAt },
});

function lockStanding(
  { returnDates, closedOn, opened, state }: MonthFacts,
  today: PlainDate,
  holidays: BankHolidays,
): Pick<CalendarMonth, 'locked' | 'lockedSince' | 'openUntil' | 'why'> {
  const open = { locked: false, lockedSince: null, openUntil: null };
  if (opened) return { ...open, why: 'Oversight asked for it again: open until it is handed in.' };
  const lift = state === 'missing' ? '' : ', or reopen the return or send it back';
  if (closedOn !== null) {
    const how =
      state === 'missing' ? 'the operator can load it' : 'oversight can reopen the return or send it back';
    const why = `The accounts of the year were closed on ${closedOn}: ${how}.`;
    return { locked: true, lockedSince: closedOn, openUntil: null, why };
  }
  if (returnDates === null)
    return { ...open, why: 'The calendar has no date for it, so nothing is late and nothing locked.' };
  const lock = lockOf(returnDates, today, holidays);
  const until = openUntil(returnDates, holidays);
  if (lock === null)
    return {
      ...open,
      openUntil: until,
      why: `Open until ${until}, ${GRACE_WORKING_DAYS} working days after it is to be signed.`,
    };
  const why = `It was to be signed by ${lock.signOffBy}, and ${GRACE_WORKING_DAYS} working days are over since. Oversight can extend it${lift}.`;
  return { locked: true, lockedSince: lock.since, openUntil: null, why };
}
