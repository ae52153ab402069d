import { pence, positivePart, sumPence, type Pence, type Period } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import { addUp, type AmountsBy } from './amounts-by.js';
import type { AccountFacts } from './facts.js';

export interface Diversion {
  /** D: out less back in over the whole account, never below zero. */
  readonly totalPence: Pence;
  /** Out less back in by pressure, as they are: a part may be negative, and the parts sum to D only when their sum is not. */
  readonly by: AmountsBy<CorePressure>;
  /** Whether any virement is known through the period, even when all came back. */
  readonly anyVirement: boolean;
}

export function diversionOf(account: AccountFacts, through: Period): Diversion {
  const known = account.virements.filter((virement) => virement.period <= through);
  const by = addUp(
    known.map(
      ({ pressure, direction, amountPence }) =>
        [pressure, direction === 'out' ? amountPence : pence(-amountPence)] as const,
    ),
  );
  return { totalPence: positivePart(sumPence(by.values())), by, anyVirement: known.length > 0 };
}
