import { fitted, splitPence, type Lineage } from '#domain/policies';
import { pence, type Pence } from '#kernel';
import type { AnsweredFinding } from '../readings.js';
import type { WaysAtEnd } from './apportioned-ways.js';

/** A finding with its part at one end; what it comes to as it was reported stands in the finding. */
export interface FindingAtEnd {
  readonly finding: AnsweredFinding;
  readonly amountPence: Pence;
  readonly countedPence: Pence;
}

/**
 * The findings of an account at each end of its lineage, in their order; where nothing of one comes, it is left out. What leakage counts of
 * those of one way sums to that way's part; what it does not count, offset charges and credits, is apportioned by itself.
 */
export function apportionedFindings(
  findings: readonly AnsweredFinding[],
  ends: readonly WaysAtEnd[],
  lineage: Lineage,
): FindingAtEnd[][] {
  // Where findings are not asked for, there is nothing that a way could be told by.
  if (findings.length === 0) return ends.map(() => []);
  const counted = new Map<AnsweredFinding, readonly Pence[]>();
  ends[0]?.byWay.forEach(({ way, certainty }, at) => {
    const ofWay = findings.filter((one) => one.way === way && one.certainty === certainty);
    const own = ofWay.map(({ countedPence }) => splitPence(countedPence, lineage));
    const parts = fitted(
      own,
      ends.map(({ byWay }) => byWay[at]!.amountPence),
    );
    ofWay.forEach((finding, row) => counted.set(finding, parts[row]!));
  });
  const parts = findings.map((finding) => ({
    ...{ finding, counted: counted.get(finding)! },
    rest: splitPence(pence(finding.amountPence - finding.countedPence), lineage),
  }));
  return ends.map((_, end) =>
    parts
      .map(({ finding, counted, rest }) => ({
        ...{ finding, countedPence: counted[end]! },
        amountPence: pence(counted[end]! + rest[end]!),
      }))
      .filter(({ amountPence, countedPence }) => amountPence !== 0 || countedPence !== 0),
  );
}
