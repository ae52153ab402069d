import { formatPercent, formatPounds } from '#kernel';
import type { Severity } from '../../alert/events.js';
import type { FundDefinition } from '../../fund/events.js';
import { leakWords } from '../position/regime.js';
import { notRaised, raised, type SignalRule } from './signal.js';

/** How far below the line that raised it the rate must fall before the alert clears: it does not flicker around the line. */
export const CLEARS_BELOW_BP = 100;

/** A line nearer to nothing than that clears at a rate of 0, or its alert could never clear. */
const clearsAtBp = (lineBp: number): number => Math.max(0, lineBp - CLEARS_BELOW_BP);

/** The confirmed rate reaches the fund's amber or red line; a line that raised the open alert holds until the rate is 100 bp below. */
export const leakageRate: SignalRule = ({ definition, position, subject, open }) => {
  const { confirmedRate, confirmedLeakage, allocation } = position;
  const { amberBp, redBp } = definition;
  const { leak } = leakWords(position.regime);
  if (confirmedRate === null) {
    return notRaised('leakage_rate', `${subject} has no allocation to rate its ${leak} against.`);
  }
  if (confirmedLeakage === 0) {
    // Not by its rate: a line of 0 is reached by whatever leaks, however little, and by nothing else.
    return notRaised('leakage_rate', `No ${leak} of ${subject} is confirmed.`);
  }
  const severity = severityOf(confirmedRate, definition, open.leakage_rate);
  const is = `${formatPounds(confirmedLeakage)} of ${subject} is confirmed ${leak}, ${formatPercent(confirmedRate)} of its allocation of ${formatPounds(allocation)}`;
  if (severity === null) {
    return notRaised('leakage_rate', `${is}: below the amber line of ${formatPercent(amberBp)}.`);
  }
  const lineBp = severity === 'red' ? redBp : amberBp;
  const how = confirmedRate >= lineBp ? 'at or above' : 'still within one percentage point of';
  return raised('leakage_rate', severity, `${is}: ${how} the ${severity} line of ${formatPercent(lineBp)}.`, {
    confirmedRateBp: confirmedRate,
    lineBp,
    confirmedLeakagePence: confirmedLeakage,
    allocationPence: allocation,
  });
};

/** A line that is reached raises; else an alert that stands holds above where it clears. An open red holds the amber line too: it passed both. */
function severityOf(
  rateBp: number,
  { amberBp, redBp }: FundDefinition,
  open: Severity | undefined,
): Severity | null {
  const holds = (lineBp: number, isOpen: boolean): boolean =>
    rateBp >= lineBp || (isOpen && rateBp > clearsAtBp(lineBp));
  if (holds(redBp, open === 'red')) return 'red';
  return holds(amberBp, open !== undefined) ? 'amber' : null;
}
