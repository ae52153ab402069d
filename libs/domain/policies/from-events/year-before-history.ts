import { previousFinancialYear, sumPence, type Pence } from '#kernel';
import type { AccountKey } from '../../ring-fence-account/events.js';
import { CORE } from '../../spend-return/events.js';
import type { SuccessionEdge } from '../footprint/lineage.js';
import type { SystemYearFacts } from '../position/facts.js';
import type { WatchedFacts } from '../signals/watched-facts.js';
import {
  coreSpentAtStart,
  inForceAtStart,
  predecessorBefore,
  takenOverBefore,
} from '../signals/year-before.js';
import type { HistoryFacts } from './history-facts.js';

/** What the signals look at of the year before, the system's own spend and what its predecessors left it. */
export function besideBefore(
  facts: HistoryFacts,
  { ics, year }: AccountKey,
  successions: readonly SuccessionEdge[],
): Pick<WatchedFacts, 'predecessorsBefore' | 'register' | 'coreSpentBefore'> {
  const register = inForceAtStart(successions, year).sort(byPlace);
  const predecessors = takenOverBefore(ics, year, register);
  const before = (of: string): SystemYearFacts => facts.systemYear(of, previousFinancialYear(year));
  const spent = new Map([ics, ...predecessors].map((of) => [of, coreSpent(before(of))]));
  return {
    predecessorsBefore: predecessors
      .map((of) => predecessorBefore(of, before(of), facts.systemYear(of, year)))
      .filter(({ carried, broughtIn }) => carried.size + broughtIn.size > 0),
    register,
    coreSpentBefore: coreSpentAtStart(ics, year, spent, register),
  };
}

/** As the register is read. */
function byPlace(a: SuccessionEdge, b: SuccessionEdge): number {
  const [left, right] = [a, b].map((it) => `${it.effectiveOn} ${it.predecessor} ${it.successor}`);
  return left! < right! ? -1 : 1;
}

function coreSpent({ returns }: SystemYearFacts): Map<string, Pence> {
  const by = new Map<string, Pence>();
  for (const { chargedTo, programme, amountPence } of returns.flatMap(({ sums }) => sums)) {
    if (chargedTo !== CORE || programme === null) continue;
    by.set(programme, sumPence([by.get(programme) ?? 0, amountPence]));
  }
  return by;
}
