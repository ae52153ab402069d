import { pence, periodsInWords } from '#kernel';
import type { FindingContext } from './finding-context.js';
import type { LeakageFinding } from './leakage-finding.js';
import { months, pounds, verdict } from './wording.js';

/** Not spent and not carried forward: q of it may only be a missing return, the rest is confirmed. */
export function lapsedFindings({ fund, regime, workings }: FindingContext): LeakageFinding[] {
  const { lapseInDoubtPence: inDoubt, missing } = workings;
  const confirmed = pence(workings.unspent.lapsedPence - inDoubt);
  const restsOn = { kind: 'account', missingPeriods: missing } as const;
  const findings: LeakageFinding[] = [
    {
      way: 'lapsed',
      by: 'not_carried_forward',
      amountPence: confirmed,
      countedPence: confirmed,
      declared: 'found',
      certainty: 'confirmed',
      sentence:
        `${pounds(confirmed)} of ${fund} was neither spent nor carried forward when the year closed. ` +
        verdict(regime, 'confirmed'),
      ruleId: 'lapsed.not_carried_forward',
      restsOn,
    },
    {
      way: 'lapsed',
      by: 'missing_returns',
      amountPence: inDoubt,
      countedPence: inDoubt,
      declared: 'found',
      certainty: 'potential',
      sentence:
        `${pounds(inDoubt)} of ${fund} seems to have lapsed, but ${months(missing.length)} without a return ` +
        `(${periodsInWords(missing)}) could account for it. ${verdict(regime, 'potential')}`,
      ruleId: 'lapsed.missing_returns',
      restsOn,
    },
  ];
  return findings.filter(({ amountPence }) => amountPence !== 0);
}
