import { sumPence, type Pence } from '#kernel';
import { leakageRates } from './leakage.js';
import { ADHERENCE_CLASSES, type AdherenceClass, type Position, type PositionTotal } from './position.js';

type TotalledAmounts = Omit<PositionTotal, 'accounts' | 'confirmedRate' | 'potentialRate'>;

/** Amounts summed, rates on the sums (never a mean of rates), and how many accounts stand in each class. */
export function totalOf(positions: readonly Position[]): PositionTotal {
  const sum = (amount: keyof TotalledAmounts): Pence => sumPence(positions.map((it) => it[amount]));
  const amounts: TotalledAmounts = {
    allocation: sum('allocation'),
    overspend: sum('overspend'),
    additional: sum('additional'),
    substituted: sum('substituted'),
    misdirected: sum('misdirected'),
    diverted: sum('diverted'),
    unevidenced: sum('unevidenced'),
    carriedForward: sum('carriedForward'),
    lapsed: sum('lapsed'),
    uncommitted: sum('uncommitted'),
    confirmedLeakage: sum('confirmedLeakage'),
    potentialLeakage: sum('potentialLeakage'),
  };
  return {
    ...amounts,
    ...leakageRates(amounts.confirmedLeakage, amounts.potentialLeakage, amounts.allocation),
    accounts: countByClass(positions),
  };
}

function countByClass(positions: readonly Position[]): PositionTotal['accounts'] {
  const count = (adherence: AdherenceClass): number =>
    positions.filter((it) => it.adherence === adherence).length;
  return Object.fromEntries(ADHERENCE_CLASSES.map((it) => [it, count(it)])) as Record<AdherenceClass, number>;
}
