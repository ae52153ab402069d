import { sumPence } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import type { LineRule } from '../position/classify-line.js';
import type { ClassifiedSum } from '../position/spend.js';
import { PRESSURE_NAMES } from '../pressure-names.js';
import { compare, lineGroups, type FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { countedPence, nettedParts } from './netting.js';
import { chargeEnding, creditEnding, pounds } from './wording.js';

/**
 * Charged with ordinary pressures: one finding for each pressure and rule, since `other_core` is reached by three of them. What one
 * rule credits under a pressure offsets what another charges: L counts the pressure as one.
 */
export function misdirectedFindings({ fund, regime, workings }: FindingContext): LeakageFinding[] {
  const groups = new Map<string, { pressure: CorePressure; rule: LineRule; lines: ClassifiedSum[] }>();
  for (const line of workings.lines) {
    if (line.in.bucket !== 'misdirected') continue;
    const { pressure, rule } = line.in;
    const key = `${pressure} ${rule}`;
    const group = groups.get(key) ?? { pressure, rule, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  const parts = [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([, group]) => ({
      ...group,
      amountPence: sumPence(group.lines.map(({ sum }) => sum.amountPence)),
    }));
  const pressures = [...new Set(parts.map(({ pressure }) => pressure))];
  return pressures
    .flatMap((pressure) => nettedParts(parts.filter((part) => part.pressure === pressure)))
    .map((part) => {
      const { pressure, rule, lines, amountPence } = part;
      const what = whatFor(fund, pressure, rule);
      return {
        way: 'misdirected',
        by: pressure,
        amountPence,
        countedPence: countedPence(part),
        declared: 'declared',
        certainty: 'confirmed',
        sentence:
          amountPence > 0
            ? `${pounds(amountPence)} charged to ${fund} was for ${what}. ${chargeEnding(regime, 'confirmed', part, 'credits of the same pressure')}`
            : `Credits to ${fund} exceed its charges by ${pounds(amountPence)} for ${what}. ${creditEnding(part, 'charges of the same pressure')}`,
        ruleId: `misdirected.${rule}`,
        restsOn: { kind: 'lines', chargedTo: fund, groups: lineGroups(lines) },
      };
    });
}

function whatFor(fund: string, pressure: CorePressure, rule: LineRule): string {
  if (rule === 'fund_may_not_pay') return `interventions that ${fund} is not registered to pay for`;
  if (rule === 'class_not_allowed')
    return `interventions of a class that the conditions of ${fund} do not allow`;
  return pressure === 'other_core' ? 'other core budgets' : `${PRESSURE_NAMES[pressure]}, an ordinary budget`;
}
