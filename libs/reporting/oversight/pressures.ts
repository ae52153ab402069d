import { sumPence, type BasisPoints, type Pence } from '#kernel';
import { crowdingOut, type CorePressure, type Position } from '#domain/policies';

/** What one ordinary budget took, and on which of the two declared ways. Credits are shown as they are. */
export interface PressureAmount {
  readonly pressure: CorePressure;
  readonly misdirectedPence: Pence;
  readonly divertedPence: Pence;
  /** (M_p + D_p)⁺, M_p and D_p summed over the accounts first. */
  readonly tookPence: Pence;
  readonly shareBp: BasisPoints;
}

type ByPressure = Pick<Position, 'misdirectedBy' | 'divertedBy'>;

/** Largest first; empty when no pressure took anything. */
export function pressuresThatTook(positions: readonly ByPressure[]): PressureAmount[] {
  const sum = (map: keyof ByPressure, pressure: CorePressure): Pence =>
    sumPence(positions.map((position) => position[map][pressure] ?? 0));
  return (crowdingOut(positions) ?? []).map(({ pressure, amountPence, shareBp }) => ({
    pressure,
    misdirectedPence: sum('misdirectedBy', pressure),
    divertedPence: sum('divertedBy', pressure),
    tookPence: amountPence,
    shareBp,
  }));
}
