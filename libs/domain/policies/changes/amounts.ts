import { pence, type Pence } from '#kernel';
import type { Position } from '../position/position.js';

/** The amounts of a position that a change is told of: those of the identity in its order, then leakage, then the parts of the maps. */
export const CHANGE_AMOUNTS = [
  'allocation',
  'overspend',
  'additional',
  'substituted',
  'misdirected',
  'diverted',
  'unevidenced',
  'carriedForward',
  'lapsed',
  'uncommitted',
  'confirmedLeakage',
  'potentialLeakage',
] as const satisfies readonly (keyof Position)[];
export const CHANGE_MAPS = [
  'additionalBy',
  'misdirectedBy',
  'divertedBy',
] as const satisfies readonly (keyof Position)[];

export type ChangeAmount = (typeof CHANGE_AMOUNTS)[number] | (typeof CHANGE_MAPS)[number];

/** One amount before and after. */
export interface AmountChange {
  readonly amount: ChangeAmount;
  /** The programme or pressure, of an amount that has parts. */
  readonly by: string | null;
  readonly beforePence: Pence;
  readonly afterPence: Pence;
  readonly effectPence: Pence;
}

/** A position, or a sum of positions, which has no parts. */
export type Changing = Pick<Position, (typeof CHANGE_AMOUNTS)[number]> &
  Partial<Pick<Position, (typeof CHANGE_MAPS)[number]>>;

/** The amounts that differ, in the order of CHANGE_AMOUNTS and CHANGE_MAPS. An account that did not exist had nothing. */
export function amountChanges(before: Changing | null, after: Changing | null): AmountChange[] {
  const simple = CHANGE_AMOUNTS.map((amount) =>
    change(amount, null, before?.[amount] ?? 0, after?.[amount] ?? 0),
  );
  const parts = CHANGE_MAPS.flatMap((amount) => {
    const [was, is] = [before?.[amount] ?? {}, after?.[amount] ?? {}] as Readonly<Record<string, Pence>>[];
    const names = [...new Set([...Object.keys(was!), ...Object.keys(is!)])].sort();
    return names.map((by) => change(amount, by, was![by] ?? 0, is![by] ?? 0));
  });
  return [...simple, ...parts].filter(({ effectPence }) => effectPence !== 0);
}

const change = (amount: ChangeAmount, by: string | null, before: number, after: number): AmountChange => ({
  ...{ amount, by, beforePence: pence(before), afterPence: pence(after), effectPence: pence(after - before) },
});
