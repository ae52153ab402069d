import { LAST_MONTH, periodsInWords, PERIODS } from '#kernel';
import { owesReturnOf } from '../abolition.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import { notRaised, raised, type SignalRule } from './signal.js';
import { datesOf, lateAsOf } from './watched-facts.js';

export const OVERDUE_RED_AFTER_WORKING_DAYS = 10;

/**
 * A month's due date has passed and no return of it counts; red when the longest due is more than ten working days over. A version
 * that was sent back is as if it had not come. M13 is never missing, nor a month that began when the system was no more. The sentence does not count days, or it would change on each.
 */
export const returnOverdue: SignalRule = ({ facts, subject, surroundings }) => {
  const asOf = lateAsOf(surroundings);
  const counted = new Set(facts.returns.map(({ period }) => period));
  const owed = PERIODS.filter(
    (period) => period <= LAST_MONTH && owesReturnOf(facts.year, period, surroundings.abolishedOn),
  );
  const overdue = owed
    .filter((period) => !counted.has(period))
    .flatMap((period) => {
      const dueOn = datesOf(surroundings, period)?.dueOn;
      return dueOn !== undefined && dueOn < asOf ? [{ period, dueOn }] : [];
    });
  const longest = [...overdue].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
  const last = overdue.at(-1);
  if (!longest || !last) return notRaised('return_overdue', `No return of ${subject} is overdue.`);
  const days = workingDaysBetween(longest.dueOn, asOf, surroundings.holidays);
  const red = days > OVERDUE_RED_AFTER_WORKING_DAYS;
  const by = red ? `, more than ${OVERDUE_RED_AFTER_WORKING_DAYS} working days ago` : '';
  const which = periodsInWords(overdue.map(({ period }) => period));
  const reason =
    overdue.length === 1
      ? `The return of ${which} of ${subject} is overdue: it was due on ${longest.dueOn}${by}.`
      : `The returns of ${which} of ${subject} are overdue: the one that is longest was due on ${longest.dueOn}${by}.`;
  return raised('return_overdue', red ? 'red' : 'amber', reason, {
    overdueReturns: overdue.length,
    longestOverduePeriod: longest.period,
    throughPeriod: last.period,
  });
};
