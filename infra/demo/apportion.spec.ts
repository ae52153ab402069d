import { pence, sumPence } from '#kernel';
import fc from 'fast-check';
import { apportion, FUND_TOTAL_PENCE, splitByWeights, tenths } from './apportion.js';

describe('apportioning money by weight', () => {
  it('gives the pence left over to the largest remainders', () => {
    // 100 pence by 1:1:4 is 16.67, 16.67 and 66.67: two pence are left, and the tie goes to the earlier codes.
    const parts = apportion(pence(100), [
      { code: 'C', weight: 4n },
      { code: 'B', weight: 1n },
      { code: 'A', weight: 1n },
    ]);
    expect([...parts]).toEqual([
      ['A', 17],
      ['B', 17],
      ['C', 66],
    ]);
  });

  it('does not depend on the order in which the parts are given', () => {
    const parts = ['QE1', 'QF7', 'QGH'].map((code) => ({ code, weight: 1n }));
    expect([...apportion(pence(100), parts)]).toEqual([...apportion(pence(100), [...parts].reverse())]);
  });

  it('sums to the whole, and is off by less than a penny from the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000_000_000, max: 20_000_000_000 }),
        fc.array(fc.bigInt({ min: 0n, max: 50_000_000n }), { minLength: 1, maxLength: 42 }),
        (total, weights) => {
          fc.pre(weights.some((weight) => weight > 0n));
          const parts = splitByWeights(pence(total), weights);
          const whole = weights.reduce((sum, weight) => sum + weight, 0n);
          expect(sumPence(parts)).toBe(total === 0 ? 0 : total);
          parts.forEach((part, at) => {
            const off = BigInt(part) * whole - BigInt(total) * (weights[at] ?? 0n);
            expect(off > -whole && off < whole).toBe(true);
          });
        },
      ),
    );
  });

  it('refuses weights of nothing', () => {
    expect(() => splitByWeights(FUND_TOTAL_PENCE, [0n, 0n])).toThrow('one must be positive');
    expect(() => splitByWeights(FUND_TOTAL_PENCE, [2n, -1n])).toThrow('must not be negative');
  });

  it('reads a published weight without a float', () => {
    expect(tenths('2434062.3')).toBe(24_340_623n);
    expect(tenths('7')).toBe(70n);
    expect(() => tenths('1.25')).toThrow('at most one decimal');
  });
});
