import { formatPounds, sumPence, type Pence } from '#kernel';
import type { AccountFacts } from '../position/facts.js';
import { notRaised, raised, type SignalRule } from './signal.js';

/** A negative adjustment; red where one was recorded after the close. A later one upwards does not undo that it was reduced. */
export const allocationReduced: SignalRule = ({
  account,
  definition,
  subject,
  surroundings: { atClose },
}) => {
  const all = reductionsPence(account);
  if (all === 0) return notRaised('allocation_reduced', `The allocation of ${subject} was not reduced.`);
  const closed = atClose?.accounts.get(definition.fund);
  const late = closed === undefined ? 0 : all - reductionsPence(closed);
  const after =
    late === 0 ? '' : late === all ? ', after the close' : `, ${formatPounds(late)} of it after the close`;
  const reason = `The allocation of ${subject} was reduced by ${formatPounds(all)} through adjustments${after}.`;
  return raised('allocation_reduced', late > 0 ? 'red' : 'amber', reason, {
    reducedPence: all,
    reducedAfterClosePence: late,
  });
};

/** Of all negative adjustments, without their sign. */
function reductionsPence({ allocations }: AccountFacts): Pence {
  const down = allocations.filter(({ kind, amountPence }) => kind === 'adjustment' && amountPence < 0);
  return sumPence(down.map(({ amountPence }) => -amountPence));
}
