import { periodsInWords } from '#kernel';
import { notRaised, raised, type SignalRule } from './signal.js';
import { datesOf, lateAsOf } from './watched-facts.js';

/** The version that counts is not signed off, and the day by which it was to be has passed; M13 too, once it is there. */
export const signOffOverdue: SignalRule = ({ facts, subject, surroundings }) => {
  const asOf = lateAsOf(surroundings);
  const unsigned = facts.returns
    .filter(({ signedOff }) => !signedOff)
    .map(({ period }) => period)
    .filter((period) => (datesOf(surroundings, period)?.signOffBy ?? asOf) < asOf)
    .sort((a, b) => a - b);
  const last = unsigned.at(-1);
  if (last === undefined)
    return notRaised(
      'sign_off_overdue',
      `No return of ${subject} waits for its signature longer than it may.`,
    );
  const reason = `${unsigned.length === 1 ? 'The return' : 'The returns'} of ${periodsInWords(unsigned)} of ${subject} should have been signed off by now.`;
  return raised('sign_off_overdue', 'amber', reason, {
    unsignedReturns: unsigned.length,
    throughPeriod: last,
  });
};
