import { pence, positivePart, sumPence, type Pence } from '#kernel';
import type { Position } from '#domain/policies';
import type { LeakageWay } from '#domain/policies';

/** The ways that make up the interval from L to L⁺, each in one row. */
export interface WayAmount {
  readonly way: LeakageWay;
  readonly certainty: 'confirmed' | 'potential';
  /** Who says so: the system recorded it, a rule found it, or nobody can say yet. */
  readonly known: 'declared' | 'found' | 'not_known';
  readonly amountPence: Pence;
}

type Amounts = Pick<
  Position,
  | 'misdirectedBy'
  | 'diverted'
  | 'substituted'
  | 'lapsed'
  | 'unevidenced'
  | 'confirmedLeakage'
  | 'potentialLeakage'
>;

/**
 * Leakage of one position by way: the four confirmed rows sum to L, all seven to L⁺. q (a lapse that may only be a missing
 * return) and S* − S are not words of a position; both follow exactly from L and L⁺ and the amounts that are.
 */
export function leakageByWay(position: Amounts): WayAmount[] {
  const misdirected = sumPence(Object.values(position.misdirectedBy).map(positivePart));
  const beforeLapse = sumPence([misdirected, position.diverted, position.substituted]);
  const lapsed = pence(position.confirmedLeakage - beforeLapse);
  const inDoubt = pence(position.lapsed - lapsed);
  const unevidenced = positivePart(position.unevidenced);
  const moreSubstituted = pence(
    position.potentialLeakage - position.confirmedLeakage - unevidenced - inDoubt,
  );
  return [
    { way: 'diverted', certainty: 'confirmed', known: 'declared', amountPence: position.diverted },
    { way: 'misdirected', certainty: 'confirmed', known: 'declared', amountPence: misdirected },
    { way: 'substituted', certainty: 'confirmed', known: 'found', amountPence: position.substituted },
    { way: 'lapsed', certainty: 'confirmed', known: 'found', amountPence: lapsed },
    { way: 'unevidenced', certainty: 'potential', known: 'not_known', amountPence: unevidenced },
    { way: 'lapsed', certainty: 'potential', known: 'not_known', amountPence: inDoubt },
    { way: 'substituted', certainty: 'potential', known: 'not_known', amountPence: moreSubstituted },
  ];
}

/** The same rows over several positions, each row summed by itself: a credit in one account hides no charge in another. */
export const leakageByWayOver = (positions: readonly Amounts[]): WayAmount[] =>
  sumOfWays(positions.map(leakageByWay));

/** Row by row. */
export function sumOfWays(each: readonly (readonly WayAmount[])[]): WayAmount[] {
  return leakageByWay(NOTHING).map((row, index) => ({
    ...row,
    amountPence: sumPence(each.map((rows) => rows[index]?.amountPence ?? 0)),
  }));
}

const NOTHING: Amounts = {
  misdirectedBy: {},
  diverted: pence(0),
  substituted: pence(0),
  lapsed: pence(0),
  unevidenced: pence(0),
  confirmedLeakage: pence(0),
  potentialLeakage: pence(0),
};

/** Sums of the rows that share how they are known: declared and found are shown apart. */
export const knownPence = (rows: readonly WayAmount[], known: WayAmount['known']): Pence =>
  sumPence(rows.filter((row) => row.known === known).map((row) => row.amountPence));
