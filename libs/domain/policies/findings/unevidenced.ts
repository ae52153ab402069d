import { sumPence } from '#kernel';
import type { LineRule } from '../position/classify-line.js';
import { lineGroups, type FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { CREDIT, pounds, verdict } from './wording.js';

type UnevidencedRule = Exclude<
  LineRule,
  'eligible' | 'purpose_is_core_pressure' | 'fund_may_not_pay' | 'class_not_allowed'
>;

/** In the order of the tests; each reads on from "£x charged to HI …". */
const WHY: Readonly<Record<UnevidencedRule, string>> = {
  no_purpose: 'says nothing of what it was for',
  intervention_not_registered: 'names an intervention that is not registered',
  before_start: 'falls in months before its intervention starts',
  after_end: 'falls in months after its intervention ended',
  after_withdrawal: 'falls in months after its intervention was withdrawn',
  evidence_missing: 'has no evidence where the conditions ask for it',
};

/** Nobody can say what it bought: one finding for each reason. Potential, since the money may have done what it was given for. */
export function unevidencedFindings({ fund, regime, workings }: FindingContext): LeakageFinding[] {
  return (Object.keys(WHY) as UnevidencedRule[]).flatMap((rule) => {
    const lines = workings.lines.filter((line) => line.in.rule === rule);
    const amountPence = sumPence(lines.map(({ sum }) => sum.amountPence));
    if (amountPence === 0) return [];
    return {
      way: 'unevidenced',
      by: rule,
      amountPence,
      declared: 'found',
      certainty: 'potential',
      sentence:
        amountPence > 0
          ? `${pounds(amountPence)} charged to ${fund} ${WHY[rule]}. ${verdict(regime, 'potential')}`
          : `${pounds(amountPence)} more was credited than charged to ${fund} in lines of which each ${WHY[rule]}. ${CREDIT}`,
      ruleId: `unevidenced.${rule}`,
      restsOn: { kind: 'lines', chargedTo: fund, groups: lineGroups(lines) },
    };
  });
}
