import fc from 'fast-check';
import { pence, sumPence } from '#kernel';
import { FUNDS, anyAmount, anyFacts, anyLineSum, anyThrough } from '../../testing/arbitrary-facts.js';
import { findingsOf } from '../findings/findings-of.js';
import { positionOf } from './compute.js';
import { effortByProgramme } from './effort.js';
import type { CountedReturn, SystemYearFacts } from './facts.js';
import { identityGapPence } from './identity.js';
import { ADHERENCE_CLASSES, type Position } from './position.js';
import { totalOf } from './total.js';

const RUNS = { numRuns: 2000 };
/** Of those that compute everything twice and compare. */
const RUNS_COMPARED = { numRuns: 600 };

const everyAccount = (facts: SystemYearFacts, through: number): Position[] =>
  FUNDS.map((fund) => positionOf(facts, fund, through));

const sumOf = (amounts: Readonly<Record<string, number>>): number => sumPence(Object.values(amounts));

describe('for any facts and any period', () => {
  it('the identity has no gap, for every account and for their total', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        const positions = everyAccount(facts, through);
        const gaps = [...positions, totalOf(positions)].map(identityGapPence);
        expect(gaps.every((gap) => gap === 0)).toBe(true);
      }),
      RUNS,
    );
  });

  it('leakage is an interval, and nothing that cannot be negative is', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        for (const it of everyAccount(facts, through)) {
          const floored = [it.overspend, it.substituted, it.diverted, it.carriedForward, it.lapsed];
          const widths = [it.confirmedLeakage, it.potentialLeakage - it.confirmedLeakage];
          expect(Math.min(...floored, it.uncommitted, ...widths)).toBeGreaterThanOrEqual(0);
          // Money is over or under, and what is under is uncommitted, or else carried forward or lapsed.
          expect(it.overspend === 0 || it.carriedForward + it.lapsed + it.uncommitted === 0).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('parts sum to their whole, and so do findings', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        for (const fund of FUNDS) {
          const position = positionOf(facts, fund, through);
          const { confirmedLeakage, potentialLeakage, unevidenced } = position;
          const findings = findingsOf(facts, fund, through);
          const found = (way: string, certainty?: string): number =>
            sumPence(
              findings
                .filter((it) => it.way === way && (certainty ?? it.certainty) === it.certainty)
                .map((it) => it.amountPence),
            );
          expect([
            sumOf(position.misdirectedBy),
            sumOf(position.additionalBy),
            Math.max(0, sumOf(position.divertedBy)),
            found('misdirected'),
            found('unevidenced'),
            found('substituted', 'confirmed'),
            found('lapsed'),
            found('substituted', 'potential') + found('lapsed', 'potential') + Math.max(0, unevidenced),
            findings.some((it) => it.amountPence === 0),
          ]).toEqual([
            position.misdirected,
            position.additional,
            position.diverted,
            position.misdirected,
            unevidenced,
            position.substituted,
            position.lapsed,
            potentialLeakage - confirmedLeakage,
            false,
          ]);
        }
      }),
      RUNS,
    );
  });

  it('one fall in core spend is never counted twice, however many funds paid', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        // One floor for all, since each fund measures the fall against its own.
        const funds = new Map([...facts.funds].map(([code, it]) => [code, { ...it, floorBp: 10000 }]));
        const same = { ...facts, funds };
        const fall = sumPence(
          [...effortByProgramme(same, 10000, through).values()].map((it) => it.shortfallPence),
        );
        expect(totalOf(everyAccount(same, through)).substituted).toBeLessThanOrEqual(fall);
      }),
      RUNS_COMPARED,
    );
  });

  it('the order in which things were recorded does not matter', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        const reversed: SystemYearFacts = {
          ...facts,
          returns: facts.returns.map((it) => ({ ...it, sums: it.sums.toReversed() })).toReversed(),
          accounts: new Map(
            [...facts.accounts].toReversed().map(([fund, it]) => [
              fund,
              {
                ...it,
                allocations: it.allocations.toReversed(),
                virements: it.virements.toReversed(),
              },
            ]),
          ),
          funds: new Map([...facts.funds].toReversed()),
          interventions: new Map([...facts.interventions].toReversed()),
          baselines: new Map([...facts.baselines].toReversed()),
        };
        expect(JSON.stringify(everyAccount(reversed, through))).toBe(
          JSON.stringify(everyAccount(facts, through)),
        );
      }),
      RUNS_COMPARED,
    );
  });

  it('one line in two parts is the same line, whatever the parts', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, anyLineSum, anyAmount, (facts, through, line, part) => {
        const rest = { ...line, amountPence: pence(line.amountPence - part) };
        const whole = withSums(facts, [line]);
        const split = withSums(facts, [{ ...line, amountPence: part }, rest]);
        expect(everyAccount(split, through)).toEqual(everyAccount(whole, through));
      }),
      RUNS_COMPARED,
    );
  });

  it('a month without a return is shown and never imputed: it moves no amount of the identity', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, fc.integer({ min: 1, max: 12 }), (facts, through, month) => {
        const without = { ...facts, returns: facts.returns.filter((it) => it.period !== month) };
        const empty: CountedReturn = {
          ...{ period: month, version: 1, coreComplete: false, signedOff: true, sums: [] },
        };
        const withEmpty = { ...without, returns: [...without.returns, empty] };
        const [missing, reported] = [everyAccount(without, through), everyAccount(withEmpty, through)];
        missing.forEach((it, i) => {
          expect(it.missingPeriods.includes(month)).toBe(month <= through);
          expect(identityAmountsOf(it)).toEqual(identityAmountsOf(reported[i]));
        });
      }),
      RUNS_COMPARED,
    );
  });

  it('what comes after the period changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        const known = {
          ...facts,
          returns: facts.returns.filter((it) => it.period <= through),
          accounts: new Map(
            [...facts.accounts].map(([fund, it]) => [
              fund,
              { ...it, virements: it.virements.filter(({ period }) => period <= through) },
            ]),
          ),
        };
        expect(everyAccount(known, through)).toEqual(everyAccount(facts, through));
      }),
      RUNS_COMPARED,
    );
  });
});

describe('the random facts', () => {
  it('reach every class and every amount, so that the properties speak of them', () => {
    const sample = fc.sample(fc.tuple(anyFacts, anyThrough), { numRuns: 1000, seed: 20220701 });
    const positions = sample.flatMap(([facts, through]) => everyAccount(facts, through));
    const classes = new Set(positions.map((it) => it.adherence));
    expect([...classes].sort()).toEqual([...ADHERENCE_CLASSES].sort());
    for (const amount of ['overspend', 'substituted', 'diverted', 'carriedForward', 'lapsed'] as const) {
      expect(positions.filter((it) => it[amount] > 0).length).toBeGreaterThan(30);
    }
    for (const amount of ['additional', 'misdirected', 'unevidenced', 'allocation'] as const) {
      expect(positions.filter((it) => it[amount] < 0).length).toBeGreaterThan(30);
    }
    const inDoubt = positions.filter(
      (it) => it.potentialLeakage > it.confirmedLeakage + Math.max(0, it.unevidenced),
    );
    expect(inDoubt.length).toBeGreaterThan(30);
  });
});

/** The facts with these sums added to the return of M6, made when there is none. */
function withSums(facts: SystemYearFacts, sums: CountedReturn['sums']): SystemYearFacts {
  const june = facts.returns.find((it) => it.period === 6) ?? {
    ...{ period: 6, version: 1, coreComplete: true, signedOff: false, sums: [] },
  };
  const others = facts.returns.filter((it) => it.period !== 6);
  return { ...facts, returns: [...others, { ...june, sums: [...june.sums, ...sums] }] };
}

function identityAmountsOf(position: Position | undefined): unknown {
  if (!position) return undefined;
  const { allocation, overspend, additional, substituted, misdirected, diverted, unevidenced } = position;
  const { carriedForward, lapsed, uncommitted, misdirectedBy, divertedBy, additionalBy } = position;
  return {
    ...{ allocation, overspend, additional, substituted, misdirected, diverted, unevidenced },
    ...{ carriedForward, lapsed, uncommitted, misdirectedBy, divertedBy, additionalBy },
  };
}
