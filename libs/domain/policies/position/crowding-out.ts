import { positivePart, rateBp, sumPence, type BasisPoints, type Pence } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import { addUp } from './amounts-by.js';
import type { Position } from './position.js';

export interface CrowdingOut {
  readonly pressure: CorePressure;
  /** (M_p + D_p)⁺. */
  readonly amountPence: Pence;
  readonly shareBp: BasisPoints;
}

/**
 * Which pressure took the money: the largest first, ties by name; a pressure that took nothing is left out.
 * Over several accounts M_p and D_p are summed first. Null when no pressure took anything.
 */
export function crowdingOut(
  positions: Iterable<Pick<Position, 'misdirectedBy' | 'divertedBy'>>,
): readonly CrowdingOut[] | null {
  const net = addUp(
    [...positions].flatMap(
      ({ misdirectedBy, divertedBy }) =>
        [...Object.entries(misdirectedBy), ...Object.entries(divertedBy)] as [CorePressure, Pence][],
    ),
  );
  const took = [...net].map(([pressure, amount]) => ({ pressure, amountPence: positivePart(amount) }));
  const wholePence = sumPence(took.map((it) => it.amountPence));
  if (wholePence === 0) return null;
  return took
    .flatMap((it) => {
      const shareBp = rateBp(it.amountPence, wholePence);
      return it.amountPence === 0 || shareBp === null ? [] : [{ ...it, shareBp }];
    })
    .sort((a, b) => b.amountPence - a.amountPence || (a.pressure < b.pressure ? -1 : 1));
}
