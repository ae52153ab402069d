import { londonDate, periodsInWords, type Instant, type Period } from '#kernel';
import type { DueDate } from '../readings.js';
import { dateInWords } from '../words/time.js';

/** Months without a counted return, by what the calendar says of them. */
export interface MissingMonths {
  readonly missingPeriods: readonly Period[];
  /** Their due date had passed when the figures were recorded. */
  readonly overduePeriods: readonly Period[];
  /** Their due date had not passed. */
  readonly notYetDuePeriods: readonly Period[];
  /** The calendar has no due date for them, so nobody can call them late. */
  readonly undatedPeriods: readonly Period[];
}

/** @param recordedAt of the last event behind the figures: late is what was late then, so that the same figures say the same for ever */
export function missingMonths(
  missingPeriods: readonly Period[],
  dueDates: readonly Pick<DueDate, 'period' | 'dueOn'>[],
  recordedAt: Instant | null,
): MissingMonths {
  const dueOn = new Map(dueDates.map((one) => [one.period, one.dueOn]));
  const today = recordedAt === null ? '' : londonDate(recordedAt);
  const isOverdue = (period: Period): boolean => (dueOn.get(period) ?? today) < today;
  const dated = missingPeriods.filter((period) => dueOn.has(period));
  return {
    missingPeriods,
    overduePeriods: dated.filter(isOverdue),
    notYetDuePeriods: dated.filter((period) => !isOverdue(period)),
    undatedPeriods: missingPeriods.filter((period) => !dueOn.has(period)),
  };
}

/** `M1 to M9 overdue; M10 not yet due; M11 without a due date in the calendar`. */
export function missingInWords({ overduePeriods, notYetDuePeriods, undatedPeriods }: MissingMonths): string {
  const part = (periods: readonly Period[], words: string): string[] =>
    periods.length === 0 ? [] : [`${periodsInWords(periods)} ${words}`];
  return [
    ...part(overduePeriods, 'overdue'),
    ...part(notYetDuePeriods, 'not yet due'),
    ...part(undatedPeriods, 'without a due date in the calendar'),
  ].join('; ');
}

/** What `overdue` is measured against. */
export function calendarSentence(dueDates: readonly DueDate[], recordedAt: Instant | null): string {
  if (dueDates.length === 0)
    return 'The calendar has no due date for this year, so no return is called overdue.';
  return recordedAt === null
    ? 'Nothing is recorded yet, so no return is called overdue.'
    : `Overdue is what the calendar asked for before ${dateInWords(londonDate(recordedAt))}, when these figures were recorded.`;
}
