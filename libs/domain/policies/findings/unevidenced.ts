import { sumPence } from '#kernel';
import type { LineRule } from '../position/classify-line.js';
import { lineGroups, type FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { countedPence, nettedParts } from './netting.js';
import { chargeEnding, creditEnding, pounds } from './wording.js';

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

/**
 * Nobody can say what it bought: one finding for each reason. Potential, since the money may have done what it was given for. What is
 * credited for one reason offsets what is charged for another: L⁺ counts N as one.
 */
export function unevidencedFindings({ fund, regime, workings }: FindingContext): LeakageFinding[] {
  const parts = (Object.keys(WHY) as UnevidencedRule[]).map((rule) => {
    const lines = workings.lines.filter((line) => line.in.rule === rule);
    return { rule, lines, amountPence: sumPence(lines.map(({ sum }) => sum.amountPence)) };
  });
  return nettedParts(parts).map((part) => {
    const { rule, lines, amountPence } = part;
    return {
      way: 'unevidenced',
      by: rule,
      amountPence,
      countedPence: countedPence(part),
      declared: 'found',
      certainty: 'potential',
      sentence:
        amountPence > 0
          ? `${pounds(amountPence)} charged to ${fund} ${WHY[rule]}. ${chargeEnding(regime, 'potential', part, 'credits that have no evidence either')}`
          : `${pounds(amountPence)} more was credited than charged to ${fund} in lines of which each ${WHY[rule]}. ${creditEnding(part, 'charges that have no evidence either')}`,
      ruleId: `unevidenced.${rule}`,
      restsOn: { kind: 'lines', chargedTo: fund, groups: lineGroups(lines) },
    };
  });
}
