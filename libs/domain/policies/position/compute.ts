import { PERIODS, pence, type Pence, type Period } from '#kernel';
import { adherenceOf } from './adherence.js';
import { amountOf, withoutZeros } from './amounts-by.js';
import { evidenceOf } from './evidence.js';
import type { SystemYearFacts } from './facts.js';
import type { Position } from './position.js';
import { regimeOf } from './regime.js';
import { classifyYear } from './spend.js';
import { workingsOf, type Workings } from './workings.js';

/** The position of one account through one period. Throws FundNotFound or AccountNotFound. */
export function positionOf(facts: SystemYearFacts, fund: string, through: Period): Position {
  return positionFrom(facts, workingsOf(facts, classifyYear(facts), fund, through), through);
}

/** The positions of one account through each of the 13 periods, in their order; lines are classified once. Throws as positionOf. */
export function positionsThroughYear(facts: SystemYearFacts, fund: string): Position[] {
  const year = classifyYear(facts);
  return PERIODS.map((through) => positionFrom(facts, workingsOf(facts, year, fund, through), through));
}

function positionFrom(facts: SystemYearFacts, workings: Workings, through: Period): Position {
  const { definition, allocation, spend, substitution, diversion, unspent, leakage } = workings;
  return {
    fund: definition.fund,
    ics: facts.ics,
    year: facts.year,
    through,
    regime: regimeOf(definition, facts.year),
    allocation,
    overspend: unspent.overspendPence,
    additional: pence(spend.eligiblePence - substitution.totalPence),
    substituted: substitution.totalPence,
    misdirected: spend.misdirectedPence,
    diverted: diversion.totalPence,
    unevidenced: spend.unevidencedPence,
    carriedForward: unspent.carriedForwardPence,
    lapsed: unspent.lapsedPence,
    uncommitted: unspent.uncommittedPence,
    ...leakage,
    adherence: adherenceOf({
      ...leakage,
      anyCountedReturn: workings.counted.length > 0,
      anyVirement: diversion.anyVirement,
      closed: workings.closed,
      allocation,
      toleranceBp: definition.toleranceBp,
    }),
    evidence: evidenceOf(workings.counted),
    missingPeriods: workings.missing,
    notAssessable: substitution.notAssessable,
    misdirectedBy: withoutZeros(spend.misdirectedBy),
    divertedBy: withoutZeros(diversion.by),
    additionalBy: additionalBy(workings),
  };
}

/** E_k − S_k by programme: the money that did what it was given for. */
function additionalBy({ spend, substitution }: Workings): Record<string, Pence> {
  return withoutZeros(
    new Map(
      [...spend.eligibleBy].map(([programme, eligible]) => [
        programme,
        pence(eligible - amountOf(substitution.by, programme)),
      ]),
    ),
  );
}
