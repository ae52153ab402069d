import fc from 'fast-check';
import { sumPence } from '#kernel';
import { FUNDS, anyFacts, anyThrough } from '../../testing/arbitrary-facts.js';
import { CORE_PRESSURES } from '../core-pressure.js';
import { positionOf } from '../position/compute.js';
import { findingsOf } from './findings-of.js';

describe('for any facts and any period', () => {
  it('what findings count is the interval of leakage, way by way and pressure by pressure', () => {
    fc.assert(
      fc.property(anyFacts, anyThrough, (facts, through) => {
        for (const fund of FUNDS) {
          const position = positionOf(facts, fund, through);
          const { confirmedLeakage, potentialLeakage, misdirectedBy, diverted, substituted } = position;
          const findings = findingsOf(facts, fund, through);
          const counted = (certainty: string, way: string, by?: string): number =>
            sumPence(
              findings
                .filter((it) => it.certainty === certainty && it.way === way && (by ?? it.by) === it.by)
                .map((it) => it.countedPence),
            );
          const inDoubt = counted('potential', 'lapsed');
          expect([
            ...CORE_PRESSURES.map((pressure) => counted('confirmed', 'misdirected', pressure)),
            counted('confirmed', 'diverted'),
            counted('confirmed', 'substituted'),
            counted('confirmed', 'lapsed'),
            counted('potential', 'unevidenced'),
            sumPence(findings.filter((it) => it.certainty === 'confirmed').map((it) => it.countedPence)),
            sumPence(findings.map((it) => it.countedPence)),
          ]).toEqual([
            ...CORE_PRESSURES.map((pressure) => Math.max(0, misdirectedBy[pressure] ?? 0)),
            diverted,
            substituted,
            position.lapsed - inDoubt,
            Math.max(0, position.unevidenced),
            confirmedLeakage,
            potentialLeakage,
          ]);
          // A sentence judges what is counted, and nothing else.
          for (const { countedPence, amountPence, sentence } of findings) {
            expect(/breach|seepage/.test(sentence)).toBe(countedPence > 0);
            expect(countedPence).toBeLessThanOrEqual(Math.max(0, amountPence));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
