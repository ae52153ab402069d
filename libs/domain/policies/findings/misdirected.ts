import { sumPence } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import type { LineRule } from '../position/classify-line.js';
import type { ClassifiedSum } from '../position/spend.js';
import { PRESSURE_NAMES } from '../pressure-names.js';
import { compare, lineGroups, type FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { CREDIT, pounds, verdict } from './wording.js';

/** Charged with ordinary pressures: one finding for each pressure and rule, since `other_core` is reached by three of them. */
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
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, { pressure, rule, lines }]) => {
      const amountPence = sumPence(lines.map(({ sum }) => sum.amountPence));
      if (amountPence === 0) return [];
      const what = whatFor(fund, pressure, rule);
      return {
        way: 'misdirected',
        by: pressure,
        amountPence,
        declared: 'declared',
        certainty: 'confirmed',
        sentence:
          amountPence > 0
            ? `${pounds(amountPence)} charged to ${fund} was for ${what}. ${verdict(regime, 'confirmed')}`
            : `Credits to ${fund} exceed its charges by ${pounds(amountPence)} for ${what}. ${CREDIT}`,
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
