import { LAST_MONTH, WHOLE_BP, pence, positivePart, roundHalfUpDiv, type Pence, type Period } from '#kernel';
import { CORE } from '../../spend-return/events.js';
import { addTo, amountOf, type AmountsBy } from './amounts-by.js';
import { countedThrough, testedMonths } from './counted-returns.js';
import type { CountedReturn, SystemYearFacts } from './facts.js';

/** Maintenance of effort on one programme that has a baseline: what should have been spent of core money, and what was. */
export interface ProgrammeEffort {
  /** r: the months that are tested. */
  readonly months: number;
  /** T_k(r). */
  readonly targetPence: Pence;
  /** C_k. */
  readonly corePence: Pence;
  /** F_k. */
  readonly shortfallPence: Pence;
  /** max(F_k, (T_k(12) − C'_k)⁺): the shortfall if core spend that was not reported was not there. */
  readonly largestShortfallPence: Pence;
}

/** T_k(months). The product of four factors passes 2^53, so it is made in bigint. */
export function effortTargetPence(
  baseline: { readonly amountPence: Pence; readonly growthBp: number },
  floorBp: number,
  months: number,
): Pence {
  const product =
    BigInt(baseline.amountPence) * BigInt(WHOLE_BP + baseline.growthBp) * BigInt(floorBp) * BigInt(months);
  return pence(Number(roundHalfUpDiv(product, BigInt(WHOLE_BP) * BigInt(WHOLE_BP) * BigInt(LAST_MONTH))));
}

/** The test of every programme with a baseline, through a period, against a fund's maintenance-of-effort floor. */
export function effortByProgramme(
  facts: SystemYearFacts,
  floorBp: number,
  through: Period,
): ReadonlyMap<string, ProgrammeEffort> {
  const counted = countedThrough(facts, through);
  const tested = testedMonths(counted);
  // M13 adjusts core spend without being a month of its own: it adds to C_k and never to r.
  const adjustment = counted.filter((it) => it.period > LAST_MONTH && it.coreComplete);
  const coreTested = coreBy([...tested, ...adjustment]);
  const coreReported = coreBy(counted);

  return new Map(
    [...facts.baselines].map(([programme, baseline]) => {
      const targetPence = effortTargetPence(baseline, floorBp, tested.length);
      const corePence = amountOf(coreTested, programme);
      const shortfallPence = positivePart(targetPence - corePence);
      const fullYear = effortTargetPence(baseline, floorBp, LAST_MONTH) - amountOf(coreReported, programme);
      return [
        programme,
        {
          months: tested.length,
          targetPence,
          corePence,
          shortfallPence,
          largestShortfallPence: pence(Math.max(shortfallPence, fullYear)),
        },
      ];
    }),
  );
}

/** Core spend by programme in these returns. */
function coreBy(returns: readonly CountedReturn[]): AmountsBy {
  const byProgramme = new Map<string, Pence>();
  for (const { sums } of returns) {
    for (const { chargedTo, programme, amountPence } of sums) {
      if (chargedTo === CORE && programme !== null) addTo(byProgramme, programme, amountPence);
    }
  }
  return byProgramme;
}
