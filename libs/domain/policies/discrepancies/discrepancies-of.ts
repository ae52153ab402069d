import { chargedAndVired } from './charged-and-vired.js';
import type { DiscrepancyRule, ReturnDiscrepancy } from './discrepancy.js';
import { findElsewhere } from './elsewhere.js';
import { identicalAmounts } from './identical-amounts.js';
import type { DiscrepancyInput } from './input.js';
import { lineTenTimesUsual } from './line-ten-times-usual.js';
import { m13Share } from './m13-share.js';
import { purposeNeverUsed } from './purpose-never-used.js';
import { sameCostToTwoPayers } from './same-cost-to-two-payers.js';
import { sameLineInAnotherMonth } from './same-line-in-another-month.js';
import { sameLineOfRelatedSystem } from './same-line-of-related-system.js';
import { totalFellFromMonth } from './total-fell-from-month.js';
import { totalFellFromVersion } from './total-fell-from-version.js';
import { yearEndSpike } from './year-end-spike.js';

/** In the order in which they are listed: the whole return first, then what rests on lines. */
const RULES: readonly DiscrepancyRule[] = [
  totalFellFromVersion,
  totalFellFromMonth,
  yearEndSpike,
  m13Share,
  chargedAndVired,
  identicalAmounts,
  purposeNeverUsed,
  lineTenTimesUsual,
  sameCostToTwoPayers,
  sameLineInAnotherMonth,
  sameLineOfRelatedSystem,
];

/** What is out of the ordinary about a return as a whole, always in the same order for the same input. */
export function discrepanciesOf(input: DiscrepancyInput): ReturnDiscrepancy[] {
  const seen = { ...input, elsewhere: findElsewhere(input) };
  return RULES.flatMap((rule) => rule(seen));
}
