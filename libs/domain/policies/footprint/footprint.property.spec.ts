import fc from 'fast-check';
import { sumPence } from '#kernel';
import { anyReportedAccounts, anySuccessions } from '../../testing/arbitrary-footprint.js';
import { identityGapPence } from '../position/identity.js';
import { IDENTITY_PARTS, type Position } from '../position/position.js';
import { totalOf } from '../position/total.js';
import { bridgeOf } from './bridge.js';
import { currentFootprint } from './footprint.js';
import { lineageOf } from './lineage.js';
import { splitAlong } from './split.js';

// The long size is for a release: RINGFENCE_LONG=1.
const RUNS = { numRuns: process.env['RINGFENCE_LONG'] === '1' ? 100_000 : 250 };

describe('through any chain of successions', () => {
  it('both footprints sum to the same national total, and every position balances', () => {
    fc.assert(
      fc.property(anyReportedAccounts, anySuccessions, (accounts, successions) => {
        const footprint = currentFootprint(accounts, successions, 500);
        const reported = totalOf(accounts.map(({ position }) => position));
        expect({ ...totalOf(footprint), accounts: null }).toEqual({ ...reported, accounts: null });
        expect(footprint.filter((position) => identityGapPence(position) !== 0)).toEqual([]);
        for (const map of ['misdirectedBy', 'divertedBy', 'additionalBy'] as const) {
          const sum = (of: readonly Position[]): number =>
            sumPence(of.flatMap((it) => Object.values<number>(it[map])));
          expect(sum(footprint)).toBe(sum(accounts.map(({ position }) => position)));
        }
      }),
      RUNS,
    );
  });

  it('the bridge sums to both totals, amount by amount', () => {
    fc.assert(
      fc.property(anyReportedAccounts, anySuccessions, (accounts, successions) => {
        const reported = totalOf(accounts.map(({ position }) => position));
        const amounts = bridgeOf(accounts, successions).flatMap((part) => part.amounts);
        for (const name of ['allocation', ...IDENTITY_PARTS, 'overspend', 'potentialLeakage'] as const) {
          const parts = amounts.filter(({ amount }) => amount === name);
          expect(sumPence(parts.map(({ partPence }) => partPence))).toBe(reported[name]);
        }
      }),
      RUNS,
    );
  });

  it('leakage stays an interval, and what is not negative stays so', () => {
    fc.assert(
      fc.property(anyReportedAccounts, anySuccessions, (accounts, successions) => {
        for (const it of currentFootprint(accounts, successions, 500)) {
          const floored = [it.overspend, it.substituted, it.diverted, it.carriedForward, it.lapsed];
          const least = Math.min(...floored, it.uncommitted, it.potentialLeakage - it.confirmedLeakage);
          expect(least).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it('nothing stays with a body that is gone, unless the register goes in a circle', () => {
    fc.assert(
      fc.property(anyReportedAccounts, anySuccessions, (accounts, successions) => {
        for (const { position } of accounts) {
          const lineage = lineageOf(position.ics, position.year, successions);
          for (const { ics, steps } of splitAlong(position.lapsed, lineage)) {
            const last = successions.get(ics)?.at(-1);
            if (last === undefined || last.successors.some((it) => it.icsCode === ics)) continue;
            expect([position.ics, ...steps.map((step) => step.ics)].slice(0, -1)).toContain(ics);
          }
        }
      }),
      RUNS,
    );
  });
});

it('the random registers have chains, shares that stay and mergers, so that the properties speak of them', () => {
  const sample = fc.sample(fc.tuple(anyReportedAccounts, anySuccessions), { numRuns: 500, seed: 20260401 });
  const parts = sample.flatMap(([accounts, successions]) =>
    accounts.flatMap(({ position }) =>
      splitAlong(position.confirmedLeakage, lineageOf(position.ics, position.year, successions)),
    ),
  );
  expect(parts.filter(({ steps }) => steps.length >= 2).length).toBeGreaterThan(200);
  expect(parts.filter(({ last }) => last?.extraPenny).length).toBeGreaterThan(200);
  expect(parts.filter(({ steps, ics }) => steps.at(-2)?.ics === ics).length).toBeGreaterThan(20);
});
