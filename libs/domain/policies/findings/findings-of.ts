import type { Period } from '#kernel';
import type { SystemYearFacts } from '../position/facts.js';
import { regimeOf } from '../position/regime.js';
import { classifyYear } from '../position/spend.js';
import { workingsOf } from '../position/workings.js';
import { divertedFindings } from './diverted.js';
import type { FindingContext } from './finding-context.js';
import { lapsedFindings } from './lapsed.js';
import type { LeakageFinding } from './leakage-finding.js';
import { misdirectedFindings } from './misdirected.js';
import { substitutedFindings } from './substituted.js';
import { unevidencedFindings } from './unevidenced.js';

/**
 * Where the money of one account went instead, through a period: one finding for each way and pressure, programme or rule whose
 * amount is not zero, in the order of the ways. Throws FundNotFound or AccountNotFound.
 *
 * The amounts of a way sum to the position's: misdirected to M, substituted to S (confirmed) and S* (all), unevidenced to N,
 * lapsed to lapsed; diverted to the net of virements, which D floors at zero. What is counted of them sums to the interval of leakage:
 * confirmed to ΣM_p⁺, D, S and lapsed − q, potential to N⁺, q and S* − S.
 */
export function findingsOf(facts: SystemYearFacts, fund: string, through: Period): LeakageFinding[] {
  const workings = workingsOf(facts, classifyYear(facts), fund, through);
  const regime = regimeOf(workings.definition, facts.year);
  const context: FindingContext = { fund, regime, through, workings };
  return [
    ...divertedFindings(context),
    ...misdirectedFindings(context),
    ...substitutedFindings(context),
    ...unevidencedFindings(context),
    ...lapsedFindings(context),
  ];
}
