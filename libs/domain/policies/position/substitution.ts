import { mulDivFloor, pence, positivePart, sumPence, type Pence } from '#kernel';
import { addUp, amountOf, type AmountsBy } from './amounts-by.js';
import type { ProgrammeEffort } from './effort.js';

export interface Substitution {
  /** S_k of each programme that was tested; S_k is never negative. */
  readonly by: AmountsBy;
  /** S. */
  readonly totalPence: Pence;
  /** Programmes with E_k ≠ 0 and no test, sorted. */
  readonly notAssessable: readonly string[];
}

/**
 * S: the fall in core spend that the fund paid for. A fall is shared among the funds that paid for the programme, by
 * E_k⁺ ÷ E*_k, so that it is counted once.
 */
export function substitutionOf(
  eligibleBy: AmountsBy,
  eligibleOverAllFunds: AmountsBy,
  effort: ReadonlyMap<string, ProgrammeEffort>,
): Substitution {
  const spentOn = [...eligibleBy].filter(([, amount]) => amount !== 0);
  const isAssessable = (programme: string): boolean => (effort.get(programme)?.months ?? 0) > 0;

  const by = addUp(
    spentOn.flatMap(([programme, eligible]) => {
      const test = effort.get(programme);
      if (!test || !isAssessable(programme) || eligible <= 0) return [];
      const share = mulDivFloor(test.shortfallPence, eligible, amountOf(eligibleOverAllFunds, programme));
      return [[programme, pence(Math.min(eligible, share))] as const];
    }),
  );
  return {
    by,
    totalPence: sumPence(by.values()),
    notAssessable: spentOn
      .map(([programme]) => programme)
      .filter((it) => !isAssessable(it))
      .sort(),
  };
}

/**
 * S*, once the year is closed: max(S, min(ΣE_k⁺, X)), where X is what substitution could be if unreported core spend was
 * not there and effort was moved between programmes; with `baselineRequired`, spend on a programme without a baseline counts too.
 */
export function largestSubstitutionPence(
  substitutedPence: Pence,
  eligibleBy: AmountsBy,
  effort: ReadonlyMap<string, ProgrammeEffort>,
  baselineRequired: boolean,
): Pence {
  const shortfalls = [...effort.values()].map((it) => it.largestShortfallPence);
  const untested = baselineRequired
    ? [...eligibleBy].filter(([programme]) => !effort.has(programme)).map(([, it]) => positivePart(it))
    : [];
  const eligible = sumPence([...eligibleBy.values()].map(positivePart));
  // min(ΣE_k⁺, X), taken step by step: any number of programmes may have a baseline, and X itself pass 2^53.
  const possible = [...shortfalls, ...untested].reduce<number>((sum, it) => Math.min(eligible, sum + it), 0);
  return pence(Math.max(substitutedPence, possible));
}
