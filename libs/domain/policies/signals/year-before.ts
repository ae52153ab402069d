import { pence, previousFinancialYear, sumPence, type FinancialYear, type Pence, type Period } from '#kernel';
import { lineageOf, successionsOf, yearBegins, type SuccessionEdge } from '../footprint/lineage.js';
import { splitAlong } from '../footprint/split.js';
import { broughtInPence } from '../position/allocation.js';
import { positionOf } from '../position/compute.js';
import type { SystemYearFacts } from '../position/facts.js';
import { predecessorsNearestFirst } from '../predecessors.js';

const WHOLE_YEAR: Period = 13;

/** What a body that was succeeded before the year began left behind, by fund. */
export interface PredecessorBefore {
  readonly ics: string;
  /** What its year before carried forward; null while that is open with money left, and nobody knows. */
  readonly carried: ReadonlyMap<string, Pence | null>;
  /** What it brought into the year itself. */
  readonly broughtIn: ReadonlyMap<string, Pence>;
}

/** The successions in force by the day on which the year begins: later ones move money by transfers, out of accounts of this year. */
export const inForceAtStart = <Edge extends SuccessionEdge>(
  edges: readonly Edge[],
  year: FinancialYear,
): Edge[] => edges.filter(({ effectiveOn }) => effectiveOn <= yearBegins(year));

/** Whose work `ics` had taken over, the whole of it or a part, by the day on which the year began; nearest first. */
export const takenOverBefore = (
  ics: string,
  year: FinancialYear,
  edges: readonly SuccessionEdge[],
): string[] => predecessorsNearestFirst(ics, inForceAtStart(edges, year));

/** What of an amount of another body's (or its own) year before is with `ics` as the year begins: apportioned as a footprint is. */
export function shareAtStart(
  ics: string,
  year: FinancialYear,
  { of, amountPence }: { readonly of: string; readonly amountPence: Pence },
  edges: readonly SuccessionEdge[],
): Pence {
  const lineage = lineageOf(of, previousFinancialYear(year), successionsOf(inForceAtStart(edges, year)));
  const parts = splitAlong(amountPence, lineage).filter((part) => part.ics === ics);
  return sumPence(parts.map((part) => part.amountPence));
}

/** An open account with nothing left carries nothing, whether or not anybody closes it: what there was went over by transfer. */
export function predecessorBefore(
  ics: string,
  before: SystemYearFacts | null,
  now: SystemYearFacts | null,
): PredecessorBefore {
  const carried = [...(before?.accounts ?? [])].map(([fund, { closed }]) => {
    const position = positionOf(before!, fund, WHOLE_YEAR);
    return [fund, closed || position.uncommitted === 0 ? position.carriedForward : null] as const;
  });
  const broughtIn = [...(now?.accounts ?? [])].map(
    ([fund, account]) => [fund, broughtInPence(account)] as const,
  );
  return { ics, carried: new Map(carried), broughtIn: new Map(broughtIn) };
}

/** Core money of the year before on the programmes that are with `ics` as the year begins: its own and its predecessors', by shares. */
export function coreSpentAtStart(
  ics: string,
  year: FinancialYear,
  spentBy: ReadonlyMap<string, ReadonlyMap<string, Pence>>,
  edges: readonly SuccessionEdge[],
): Map<string, Pence> {
  const total = new Map<string, Pence>();
  for (const of of [ics, ...takenOverBefore(ics, year, edges)]) {
    for (const [programme, amountPence] of spentBy.get(of) ?? []) {
      const share = shareAtStart(ics, year, { of, amountPence }, edges);
      if (share === 0 && of !== ics) continue;
      total.set(programme, sumPence([total.get(programme) ?? pence(0), share]));
    }
  }
  return total;
}
