import type { Pence } from '#kernel';
import { withoutZeros } from '../position/amounts-by.js';
import type { CorePressure } from '../core-pressure.js';
import { PRESSURE_NAMES } from '../pressure-names.js';
import type { FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { countedPence, nettedParts } from './netting.js';
import { chargeEnding, creditEnding, pounds } from './wording.js';

/** Moved out by virement, net by pressure. The parts are reported as they are; only their sum is floored at zero in D. */
export function divertedFindings({ fund, regime, through, workings }: FindingContext): LeakageFinding[] {
  const parts = Object.entries<Pence>(withoutZeros(workings.diversion.by)).map(([by, amountPence]) => ({
    pressure: by as CorePressure,
    amountPence,
  }));
  return nettedParts(parts).map((part) => {
    const { pressure, amountPence } = part;
    const name = PRESSURE_NAMES[pressure];
    const sentence =
      amountPence > 0
        ? `${pounds(amountPence)} of ${fund} was moved out to ${name} by virement. ${chargeEnding(regime, 'confirmed', part, 'what came back from other pressures')}`
        : `${pounds(amountPence)} more came back to ${fund} from ${name} by virement than went there. ${creditEnding(part, 'what was moved out to other pressures')}`;
    return {
      way: 'diverted',
      by: pressure,
      amountPence,
      countedPence: countedPence(part),
      declared: 'declared',
      certainty: 'confirmed',
      sentence,
      ruleId: 'diverted.virement',
      restsOn: { kind: 'virements', pressure, through },
    };
  });
}
