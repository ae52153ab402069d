import { formatPounds, pence } from '#kernel';
import { withoutZeros } from '../position/amounts-by.js';
import type { FindingContext } from './finding-context.js';
import type { LeakageFinding, RestsOn } from './leakage-finding.js';
import { months, pounds, verdict } from './wording.js';

/** It replaced money that the system used to spend anyway: by programme what is confirmed, and what cannot be excluded as one. */
export function substitutedFindings(context: FindingContext): LeakageFinding[] {
  return [...confirmedByProgramme(context), ...notExcluded(context)];
}

function confirmedByProgramme(context: FindingContext): LeakageFinding[] {
  const { fund, regime, workings } = context;
  return Object.entries(withoutZeros(workings.substitution.by)).flatMap(([programme, amountPence]) => {
    const test = workings.effort.get(programme);
    if (!test) return [];
    const provisional = workings.closed ? '' : ' It is provisional until the year is closed.';
    return {
      way: 'substituted',
      by: programme,
      amountPence,
      countedPence: amountPence,
      declared: 'found',
      certainty: 'confirmed',
      sentence:
        `${pounds(amountPence)} of ${fund} paid for ${programme} in place of core money: core spend over ` +
        `${months(test.months)} was ${formatPounds(test.corePence)} against a target of ` +
        `${formatPounds(test.targetPence)}. ${verdict(regime, 'confirmed')}${provisional}`,
      ruleId: 'substituted.maintenance_of_effort',
      restsOn: baseline(context, [programme]),
    };
  });
}

/** S* − S, after the close. It belongs to no one programme, since effort may have moved between them. */
function notExcluded(context: FindingContext): LeakageFinding[] {
  const { fund, regime, workings } = context;
  const amountPence = pence(workings.largestSubstitutionPence - workings.substitution.totalPence);
  if (amountPence === 0) return [];
  const programmes = [...new Set([...workings.effort.keys(), ...workings.spend.eligibleBy.keys()])].sort();
  return [
    {
      way: 'substituted',
      by: 'effort_not_shown',
      amountPence,
      countedPence: amountPence,
      declared: 'found',
      certainty: 'potential',
      sentence:
        `A further ${pounds(amountPence)} of ${fund} may have replaced core money: the core spend that was ` +
        `reported does not exclude it. ${verdict(regime, 'potential')}`,
      ruleId: 'substituted.effort_not_shown',
      restsOn: baseline(context, programmes),
    },
  ];
}

/** The returns that test core spend: months and M13 that declare it complete. */
function baseline({ workings }: FindingContext, programmes: readonly string[]): RestsOn {
  const coreReturns = workings.counted
    .filter((it) => it.coreComplete)
    .map(({ period, version }) => ({ period, version }));
  return { kind: 'baseline', programmes, coreReturns };
}
