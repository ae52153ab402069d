import { formatPounds, sumPence } from '#kernel';
import { notRaised, raised, type SignalRule } from './signal.js';

/** More was moved back in than was ever moved out: it came from somewhere else, and hides what was spent. */
export const unmatchedVirementIn: SignalRule = ({ account, monitored, subject }) => {
  const sum = (direction: 'out' | 'in'): number =>
    sumPence(
      account.virements
        .filter((it) => it.direction === direction && it.period <= monitored)
        .map(({ amountPence }) => amountPence),
    );
  const [out, back] = [sum('out'), sum('in')];
  const is = `${formatPounds(back)} was moved back into ${subject} by virement, and ${formatPounds(out)} out of it`;
  if (back <= out) return notRaised('unmatched_virement_in', `${is}.`);
  return raised(
    'unmatched_virement_in',
    'amber',
    `${is}: ${formatPounds(back - out)} more came in than went out.`,
    {
      movedInPence: back,
      movedOutPence: out,
      unmatchedPence: back - out,
    },
  );
};
