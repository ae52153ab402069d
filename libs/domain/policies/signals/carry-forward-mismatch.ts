import { formatPounds, previousFinancialYear, type Period } from '#kernel';
import { broughtInPence } from '../position/allocation.js';
import { positionOf } from '../position/compute.js';
import { notRaised, raised, type SignalRule } from './signal.js';

const WHOLE_YEAR: Period = 13;

/**
 * What was brought into the year is not what the closed year before carried forward: amber, red when it is more. While the year before
 * is open nobody knows what it will carry, and where there was none there is nothing to compare with.
 */
export const carryForwardMismatch: SignalRule = ({ account, definition, facts, subject, surroundings }) => {
  const { yearBefore } = surroundings;
  const { fund } = definition;
  const before = previousFinancialYear(facts.year);
  if (!yearBefore?.accounts.get(fund)?.closed)
    return notRaised('carry_forward_mismatch', `No closed ${before} stands before ${subject}.`);
  const carried = positionOf(yearBefore, fund, WHOLE_YEAR).carriedForward;
  const broughtIn = broughtInPence(account);
  const is = `${formatPounds(broughtIn)} was brought into ${subject} as carry-forward`;
  if (broughtIn === carried)
    return notRaised('carry_forward_mismatch', `${is}, which is what ${before} carried forward.`);
  const more = broughtIn > carried;
  const by = formatPounds(Math.abs(broughtIn - carried));
  const reason = `${is}, ${by} ${more ? 'more' : 'less'} than the ${formatPounds(carried)} that ${before} carried forward.`;
  return raised('carry_forward_mismatch', more ? 'red' : 'amber', reason, {
    broughtInPence: broughtIn,
    carriedForwardBeforePence: carried,
  });
};
