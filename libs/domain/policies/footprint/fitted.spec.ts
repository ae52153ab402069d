import fc from 'fast-check';
import { pence, sumPence, type Pence } from '#kernel';
import { anySuccessions } from '../../testing/arbitrary-footprint.js';
import { fitted } from './fitted.js';
import { lineageOf } from './lineage.js';
import { splitPence } from './split.js';

const partsOf = (rows: number[][], wholes: number[]): number[][] =>
  fitted(
    rows.map((row) => row.map(pence)),
    wholes.map(pence),
  );

describe('amounts fitted to the parts of their whole', () => {
  // Two amounts of a penny, each halved: both pence are the first end's, and of their sum each end has one.
  it('give a penny to the end that has too few', () => {
    expect(
      partsOf(
        [
          [1, 0],
          [1, 0],
        ],
        [1, 1],
      ),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('take it of the amount that has most there, and of nothing nothing', () => {
    expect(
      partsOf(
        [
          [2, 1],
          [7, 6],
          [0, 0],
        ],
        [8, 8],
      ),
    ).toEqual([
      [2, 1],
      [6, 7],
      [0, 0],
    ]);
  });

  it('stay as they are where they make it up already', () => {
    expect(partsOf([[3, 4]], [3, 4])).toEqual([[3, 4]]);
    expect(partsOf([], [0, 0])).toEqual([]);
  });

  it('are refused where they do not make up the whole', () => {
    expect(() => partsOf([[3, 4]], [3, 5])).toThrow('do not make up');
    expect(() => partsOf([[-3, 3]], [-4, 4])).toThrow('below zero');
  });

  it('along any way: each keeps its sum, each end its part, and none is further from its own part than its ends have steps', () => {
    const amounts = fc.array(fc.nat({ max: 2_000_000_000 }).map(pence), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(amounts, anySuccessions, (each, successions) => {
        const lineage = lineageOf('QA', '2022-23', successions);
        const wholes = splitPence(sumPence(each), lineage);
        const own = each.map((amount) => splitPence(amount, lineage));
        const parts = fitted(own, wholes);
        expect(parts.map(sumPence)).toEqual(each);
        expect(wholes.map((_, end) => sumPence(parts.map((row) => row[end]!)))).toEqual(wholes);
        expect(Math.min(...parts.flat())).toBeGreaterThanOrEqual(0);
        const furthest = (row: readonly Pence[], at: number): number =>
          Math.max(...row.map((part, end) => Math.abs(part - own[at]![end]!)));
        // Six successions at the most, and at each an amount is less than a penny from its exact share.
        expect(Math.max(...parts.map(furthest))).toBeLessThanOrEqual((each.length + 1) * 6);
      }),
      { numRuns: 500 },
    );
  });
});
