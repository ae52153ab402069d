import { formatPercent, formatPounds, sumPence } from '#kernel';
import { rateOf } from '../position/rate.js';
import { notRaised, raised, type SignalRule } from './signal.js';

export const VIREMENT_RED_FROM_BP = 1000;

/**
 * Any virement out of a ring-fenced account, red from a tenth of A. The gross amount is meant: money that came back was out all the
 * same, and what is still out is said beside it. Under the notional regime a virement breaks nothing: the position shows it as seepage,
 * and leakage_rate speaks when it is much. Of an account with nothing allocated, any virement is red.
 */
export const virementOut: SignalRule = ({ account, position, monitored, subject }) => {
  if (position.regime !== 'ring_fenced') {
    return notRaised(
      'virement_out',
      `The money of ${subject} is not ring-fenced: moving it out breaks no condition.`,
    );
  }
  const known = account.virements.filter(({ period }) => period <= monitored);
  const sum = (direction: 'out' | 'in'): number =>
    sumPence(known.filter((it) => it.direction === direction).map(({ amountPence }) => amountPence));
  const [out, back] = [sum('out'), sum('in')];
  if (out === 0) return notRaised('virement_out', `Nothing was moved out of ${subject} by virement.`);

  const rate = rateOf(out, position.allocation);
  const severity = rate === null || rate >= VIREMENT_RED_FROM_BP ? 'red' : 'amber';
  const share = rate === null ? 'of no allocation at all' : `${formatPercent(rate)} of its allocation`;
  const returned = back === 0 ? '' : `; ${formatPounds(back)} was moved back in`;
  const reason = `${formatPounds(out)} was moved out of ${subject}, which is ring-fenced, by virement (${share})${returned}.`;
  return raised('virement_out', severity, reason, {
    movedOutPence: out,
    movedInPence: back,
    allocationPence: position.allocation,
    ...(rate === null ? {} : { movedOutRateBp: rate }),
  });
};
