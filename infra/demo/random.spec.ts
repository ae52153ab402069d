import { seededRandom } from './random.js';

describe('the seeded generator', () => {
  it('is mulberry32: the published first outputs of seed 1', () => {
    const random = seededRandom(1);
    expect([random.below(2 ** 32), random.below(2 ** 32), random.below(2 ** 32)]).toEqual([
      2693262067, 11749833, 2265367787,
    ]);
  });

  it('gives the same numbers for a seed, and others for another', () => {
    const drawn = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.below(1000));
    };
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
  });

  it('stays in range and reaches both ends', () => {
    const random = seededRandom(3);
    const drawn = new Set(Array.from({ length: 500 }, () => random.between(2, 5)));
    expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
  });

  it('shuffles without losing or doubling an item', () => {
    const items = Array.from({ length: 42 }, (_, at) => at);
    const shuffled = seededRandom(9).shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
  });
});
