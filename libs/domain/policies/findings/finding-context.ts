import type { Period } from '#kernel';
import type { Regime } from '../../fund/events.js';
import type { ClassifiedSum } from '../position/spend.js';
import type { Workings } from '../position/workings.js';
import type { LineGroup } from './leakage-finding.js';

/** What each of the five ways reads. */
export interface FindingContext {
  readonly fund: string;
  readonly regime: Regime;
  readonly through: Period;
  readonly workings: Workings;
}

/** The groups of lines behind these sums, each once, in the order of periods and purposes. */
export function lineGroups(lines: readonly ClassifiedSum[]): LineGroup[] {
  const groups = new Map<string, LineGroup>();
  for (const { period, version, sum } of lines) {
    const group = { period, version, purpose: sum.purpose, hasEvidence: sum.hasEvidence };
    groups.set(JSON.stringify([period, sum.purpose, sum.hasEvidence]), group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      a.period - b.period ||
      compare(a.purpose ?? '', b.purpose ?? '') ||
      Number(a.hasEvidence) - Number(b.hasEvidence),
  );
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
