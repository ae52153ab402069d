import { formatPercent, formatPounds, pence, sumPence, type Pence, type Period } from '#kernel';
import { amountChanges, type ChangeAmount } from '../changes/amounts.js';
import { positionOf } from '../position/compute.js';
import type { Position } from '../position/position.js';
import { rateOf } from '../position/rate.js';
import { leakWords } from '../position/regime.js';
import { notRaised, raised, type SignalRule } from './signal.js';

export const RESTATED_AMBER_FROM_BP = 500;
export const RESTATED_RED_FROM_BP = 1500;
const WHOLE_YEAR: Period = 13;

const unspentOf = ({ carriedForward, lapsed, uncommitted }: Position): Pence =>
  sumPence([carriedForward, lapsed, uncommitted]);

/** The amounts of the identity, but for those that are unspent, in its order. */
const NAMES: Partial<Record<ChangeAmount, string>> = {
  allocation: 'the allocation',
  overspend: 'overspending',
  additional: 'money that did what it was for',
  substituted: 'substituted money',
  misdirected: 'misdirected money',
  diverted: 'diverted money',
  unevidenced: 'money without evidence',
};

/** Each amount of the identity that is another now, in pounds, unspent money as one. */
function whatMoved(then: Position, now: Position): string {
  const moved = amountChanges(then, now).flatMap(({ amount, by, effectPence }) =>
    by === null && NAMES[amount] !== undefined ? [[NAMES[amount], effectPence] as const] : [],
  );
  const unspent = pence(unspentOf(now) - unspentOf(then));
  const all = unspent === 0 ? moved : [...moved, ['unspent money', unspent] as const];
  // Only how what lapsed is counted may be another: a carry-forward approved since, or a month that came in.
  if (all.length === 0) return 'how unspent money counts, and no other amount';
  const said = all.map(
    ([name, by]) => `${name} ${by > 0 ? 'rose' : 'fell'} by ${formatPounds(Math.abs(by))}`,
  );
  return said.length === 1 ? said[0]! : `${said.slice(0, -1).join(', ')} and ${said.at(-1)!}`;
}

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
  const severity = rateBp === null || rateBp >= RESTATED_RED_FROM_BP ? 'red' : 'amber';
  return raised('restated', severity, `${is}: ${whatMoved(then, position)}.`, {
    confirmedLeakageAtClosePence: then.confirmedLeakage,
    confirmedLeakageNowPence: position.confirmedLeakage,
    potentialLeakageAtClosePence: then.potentialLeakage,
    potentialLeakageNowPence: position.potentialLeakage,
    unspentAtClosePence: unspentOf(then),
    unspentNowPence: unspentOf(position),
    allocationAtClosePence: then.allocation,
    ...(rateBp === null ? {} : { movedRateBp: rateBp }),
  });
};
