import {
  fitted,
  splitAlong,
  splitPence,
  type Lineage,
  type Position,
  type SplitPart,
} from '#domain/policies';
import { pence, positivePart, sumPence, type Pence } from '#kernel';
import { leakageByWay, type WayAmount } from './leakage-by-way.js';

/** What of an account's leakage ended at one living body by one way of successions. */
export interface WaysAtEnd extends Pick<SplitPart, 'ics' | 'steps'> {
  /** The confirmed rows sum to the part of L there, all of them to that of L⁺. */
  readonly byWay: readonly WayAmount[];
}

/**
 * The ways of an account's leakage along its lineage, in the order of its ends. A way begins as the position's own amount is apportioned;
 * where the ways of an end would not sum to its part of the leakage, which is apportioned whole, pence are fitted.
 */
export function apportionedWays(position: Position, lineage: Lineage): WaysAtEnd[] {
  const { misdirectedBy, confirmedLeakage, potentialLeakage } = position;
  const ends = splitAlong(confirmedLeakage, lineage);
  const ways = leakageByWay(position);
  const charges = Object.values<Pence>(misdirectedBy).map((amount) =>
    splitPence(amount, lineage).map(positivePart),
  );
  const own = ({ way, amountPence }: WayAmount): Pence[] =>
    way === 'misdirected'
      ? ends.map((_, end) => sumPence(charges.map((parts) => parts[end]!)))
      : splitPence(amountPence, lineage);
  const within = (certainty: WayAmount['certainty'], wholePence: number): [WayAmount, Pence[]][] => {
    const rows = ways.filter((row) => row.certainty === certainty);
    const parts = fitted(rows.map(own), splitPence(pence(wholePence), lineage));
    return rows.map((row, at) => [row, parts[at]!]);
  };
  const rows = [
    ...within('confirmed', confirmedLeakage),
    ...within('potential', potentialLeakage - confirmedLeakage),
  ];
  return ends.map(({ ics, steps }, end) => ({
    ...{ ics, steps },
    byWay: rows.map(([row, parts]) => ({ ...row, amountPence: parts[end]! })),
  }));
}
