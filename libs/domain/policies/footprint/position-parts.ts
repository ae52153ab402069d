import { pence, sumPence, type Pence } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import { withoutZeros, type AmountsBy } from '../position/amounts-by.js';
import type { Position } from '../position/position.js';
import type { Lineage } from './lineage.js';
import { splitAlong, type SplitPart } from './split.js';

/** The amounts of a position that are apportioned as they are; L⁺ goes as its distance from L. */
const AMOUNTS = [
  'overspend',
  'substituted',
  'diverted',
  'unevidenced',
  'carriedForward',
  'lapsed',
  'uncommitted',
  'confirmedLeakage',
] as const;
type Apportioned = (typeof AMOUNTS)[number] | 'inDoubt';
const MAPS = ['misdirectedBy', 'divertedBy', 'additionalBy'] as const;
export type MapName = (typeof MAPS)[number];

/** One amount of a position that is apportioned by itself: one of its figures, or one entry of a map. */
export interface OneAmount {
  readonly amount: Apportioned | MapName;
  /** A core pressure or a programme; null for a figure that is no map's. */
  readonly entry: string | null;
  readonly amountPence: Pence;
}

/** Every amount that is apportioned by itself. All else in a position is worked out from these. */
export function amountsOf(position: Position): OneAmount[] {
  const { potentialLeakage, confirmedLeakage } = position;
  return [
    ...AMOUNTS.map((amount) => ({ amount, entry: null, amountPence: position[amount] })),
    { amount: 'inDoubt' as const, entry: null, amountPence: pence(potentialLeakage - confirmedLeakage) },
    ...MAPS.flatMap((amount) =>
      Object.entries(position[amount]).map(([entry, amountPence]) => ({ amount, entry, amountPence })),
    ),
  ];
}

/** One amount of an account with its parts, in the order of the lineage's ends. */
export interface SplitAmount extends OneAmount {
  readonly parts: readonly SplitPart[];
}

export const splitAmounts = (position: Position, lineage: Lineage): SplitAmount[] =>
  amountsOf(position).map((one) => ({ ...one, parts: splitAlong(one.amountPence, lineage) }));

/** The amounts of a body on the footprint while they are being summed: by amount, then by entry. */
export class SummedParts {
  private readonly sums = new Map<string, Map<string | null, Pence>>();

  add({ amount, entry }: Pick<OneAmount, 'amount' | 'entry'>, amountPence: Pence): void {
    const entries = this.sums.get(amount) ?? new Map<string | null, Pence>();
    this.sums.set(amount, entries.set(entry, sumPence([entries.get(entry) ?? 0, amountPence])));
  }

  sum(amount: Apportioned): Pence {
    return this.sums.get(amount)?.get(null) ?? pence(0);
  }

  /** Entries of a map by name; zeros are left out. */
  entries<Name extends string = CorePressure>(map: MapName): Record<Name, Pence> {
    return withoutZeros((this.sums.get(map) as AmountsBy<Name> | undefined) ?? new Map<Name, Pence>());
  }
}
