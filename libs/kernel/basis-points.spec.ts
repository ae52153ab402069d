import { basisPoints, rateBp } from './index.js';

it.each([0, 10000, -161, 25000])('takes %d basis points: a rate may pass 10000 and fall below 0', (value) =>
  expect(basisPoints(value)).toBe(value),
);
it.each([0.5, NaN, Infinity])('takes no %d', (value) =>
  expect(() => basisPoints(value)).toThrow(expect.objectContaining({ code: 'InvalidValue' })),
);

describe('a rate', () => {
  // The worked example of the ring-fence model.
  it.each([
    [149_200_000, 400_000_000, 3730],
    [164_200_000, 400_000_000, 4105],
    [50_000_000, 90_000_000, 5556],
    [40_000_000, 90_000_000, 4444],
  ])('of %d in %d is %d bp', (part, whole, bp) => expect(rateBp(part, whole)).toBe(bp));
  it('rounds half up, also below zero', () => {
    expect(rateBp(1, 20000)).toBe(1);
    expect(rateBp(-1, 20000)).toBe(0);
    expect(rateBp(-3, 20000)).toBe(-1);
  });
  it('is exact where the product passes 2^53', () =>
    expect(rateBp(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe(10000));
  it.each([0, -1])('of an allocation of %d says nothing', (whole) => expect(rateBp(5, whole)).toBeNull());
});
