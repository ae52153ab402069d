import { formatPounds } from '#kernel';
import { notRaised, raised, type SignalRule } from './signal.js';

/** O > 0: more was spent or moved out than was given. Given may be less than nothing, once more was transferred out than awarded. */
export const overcommitted: SignalRule = ({ position, subject }) => {
  const { overspend, allocation } = position;
  if (overspend === 0) {
    return notRaised(
      'overcommitted',
      `${subject} stays within its allocation of ${formatPounds(allocation)}.`,
    );
  }
  const by = formatPounds(overspend);
  const reason =
    allocation < 0
      ? `More was taken out of the allocation of ${subject} than was put in: it stands at ${formatPounds(allocation)}, and spend and virements pass it by ${by}.`
      : `Spend and virements of ${subject} pass its allocation of ${formatPounds(allocation)} by ${by}.`;
  return raised('overcommitted', 'amber', reason, { overspendPence: overspend, allocationPence: allocation });
};
