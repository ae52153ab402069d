import { formatPounds } from '#kernel';
import { notRaised, raised, type SignalRule } from './signal.js';

/** O > 0: more was spent or moved out than was given. */
export const overcommitted: SignalRule = ({ position, subject }) => {
  const { overspend, allocation } = position;
  if (overspend === 0) {
    return notRaised(
      'overcommitted',
      `${subject} stays within its allocation of ${formatPounds(allocation)}.`,
    );
  }
  const reason = `Spend and virements of ${subject} pass its allocation of ${formatPounds(allocation)} by ${formatPounds(overspend)}.`;
  return raised('overcommitted', 'amber', reason, { overspendPence: overspend, allocationPence: allocation });
};
