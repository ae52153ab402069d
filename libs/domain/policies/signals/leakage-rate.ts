import { formatPercent, formatPounds } from '#kernel';
import type { Severity } from '../../alert/events.js';
import type { FundDefinition } from '../../fund/events.js';
import { leakWords } from '../position/regime.js';
import { notRaised, raised, type SignalRule } from './signal.js';

/** How far below the line that raised it the rate must fall before the alert clears: it does not flicker around the line. */
export const CLEARS_BELOW_BP = 100;

/** The confirmed rate reaches the fund's amber or red line; a line that raised the open alert holds until the rate is 100 bp below. */
export const leakageRate: SignalRule = ({ definition, position, subject, open }) => {
  const { confirmedRate, confirmedLeakage, allocation } = position;
  const { amberBp, redBp } = definition;
  const { leak } = leakWords(position.regime);
  if (confirmedRate === null) {
    return notRaised('leakage_rate', `${subject} has no allocation to rate its ${leak} against.`);
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

/** An open red holds the amber line too: on its way up the rate passed both. */
function severityOf(
  rateBp: number,
  { amberBp, redBp }: FundDefinition,
  open: Severity | undefined,
): Severity | null {
  const redFrom = open === 'red' ? redBp - CLEARS_BELOW_BP + 1 : redBp;
  if (rateBp >= redFrom) return 'red';
  const amberFrom = open === undefined ? amberBp : amberBp - CLEARS_BELOW_BP + 1;
  return rateBp >= amberFrom ? 'amber' : null;
}
