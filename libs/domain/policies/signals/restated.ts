import { formatPercent, formatPounds, type Period } from '#kernel';
import { positionOf } from '../position/compute.js';
import { rateOf } from '../position/rate.js';
import { leakWords } from '../position/regime.js';
import { notRaised, raised, type SignalRule } from './signal.js';

export const RESTATED_AMBER_FROM_BP = 500;
export const RESTATED_RED_FROM_BP = 1500;
const WHOLE_YEAR: Period = 13;

/**
 * All that was recorded after the close, taken together, moves L or L⁺ by at least 500 bp of what A was at the close; red from 1500. Of
 * an account that had nothing then, any move is without measure, and red.
 */
export const restated: SignalRule = ({ definition, position, subject, surroundings: { atClose } }) => {
  if (!atClose) return notRaised('restated', `${subject} is not closed.`);
  const then = positionOf(atClose, definition.fund, WHOLE_YEAR);
  const { leak } = leakWords(position.regime);
  const moved = (now: number, before: number): number => Math.abs(now - before);
  const confirmed = moved(position.confirmedLeakage, then.confirmedLeakage);
  const potential = moved(position.potentialLeakage, then.potentialLeakage);
  const most = Math.max(confirmed, potential);
  if (most === 0)
    return notRaised('restated', `Nothing recorded after the close moved the ${leak} of ${subject}.`);

  const [what, from, to] =
    confirmed >= potential
      ? [`the confirmed ${leak}`, then.confirmedLeakage, position.confirmedLeakage]
      : [`the ${leak} that cannot be excluded`, then.potentialLeakage, position.potentialLeakage];
  const rateBp = rateOf(most, then.allocation);
  const share =
    rateBp === null
      ? 'and nothing was allocated then'
      : `${formatPercent(rateBp)} of what was allocated then`;
  const is = `What was recorded after the close moved ${what} of ${subject} from ${formatPounds(from)} to ${formatPounds(to)}, ${share}`;
  if (rateBp !== null && rateBp < RESTATED_AMBER_FROM_BP)
    return notRaised('restated', `${is}: below the line of ${formatPercent(RESTATED_AMBER_FROM_BP)}.`);
  return raised('restated', rateBp === null || rateBp >= RESTATED_RED_FROM_BP ? 'red' : 'amber', `${is}.`, {
    confirmedLeakageAtClosePence: then.confirmedLeakage,
    confirmedLeakageNowPence: position.confirmedLeakage,
    potentialLeakageAtClosePence: then.potentialLeakage,
    potentialLeakageNowPence: position.potentialLeakage,
    allocationAtClosePence: then.allocation,
    ...(rateBp === null ? {} : { movedRateBp: rateBp }),
  });
};
