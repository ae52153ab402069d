import { withoutZeros } from '../position/amounts-by.js';
import type { CorePressure } from '../core-pressure.js';
import { PRESSURE_NAMES } from '../pressure-names.js';
import type { FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { pounds, verdict } from './wording.js';

/** Moved out by virement, net by pressure. The parts are reported as they are; only their sum is floored at zero in D. */
export function divertedFindings({ fund, regime, through, workings }: FindingContext): LeakageFinding[] {
  return Object.entries(withoutZeros(workings.diversion.by)).map(([by, amountPence]) => {
    const pressure = by as CorePressure;
    const name = PRESSURE_NAMES[pressure];
    const sentence =
      amountPence > 0
        ? `${pounds(amountPence)} of ${fund} was moved out to ${name} by virement. ${verdict(regime, 'confirmed')}`
        : `${pounds(amountPence)} more came back to ${fund} from ${name} by virement than went there.`;
    return {
      way: 'diverted',
      by,
      amountPence,
      declared: 'declared',
      certainty: 'confirmed',
      sentence,
      ruleId: 'diverted.virement',
      restsOn: { kind: 'virements', pressure, through },
    };
  });
}
