import fc from 'fast-check';
import { SumOverflowError } from './pence.js';
import { floorDiv, mulDivFloor, pence, positivePart, roundHalfUpDiv, sumPence } from './index.js';

const invalid = expect.objectContaining({ code: 'InvalidValue' }) as Error;
const MOST = Number.MAX_SAFE_INTEGER;

describe('pence', () => {
  it.each([0, 1, -1, MOST, -MOST])('takes %d', (value) => expect(pence(value)).toBe(value));
  it.each([0.5, 1e-9, NaN, Infinity, MOST + 1, -MOST - 1])('takes no %d', (value) =>
    expect(() => pence(value)).toThrow(invalid),
  );
  it('has one zero, since −0 would be the same money in other bytes', () =>
    expect(Object.is(pence(-0), 0)).toBe(true));
});

describe('sums', () => {
  it('are exact', () => expect(sumPence([10, 20, -31])).toBe(-1));
  it('of nothing are nothing', () => expect(sumPence([])).toBe(0));
  it('throw rather than round past 2^53', () => {
    expect(sumPence([MOST, -MOST, 5])).toBe(5);
    expect(() => sumPence([MOST, 1])).toThrow(SumOverflowError);
    expect(() => sumPence([-MOST, -1])).toThrow(SumOverflowError);
  });
  it('refuse what is not whole', () => expect(() => sumPence([0.5, 0.25])).toThrow(invalid));
});

it.each([
  [5, 5],
  [0, 0],
  [-5, 0],
])('the positive part of %d is %d', (amount, part) => expect(positivePart(amount)).toBe(part));

describe('division', () => {
  it.each([
    [7n, 2n, 3n],
    [-7n, 2n, -4n],
    [-8n, 2n, -4n],
    [0n, 5n, 0n],
  ])('floor(%d ÷ %d) is %d, towards −∞', (n, d, floor) => expect(floorDiv(n, d)).toBe(floor));

  it.each([
    [5n, 2n, 3n],
    [4n, 3n, 1n],
    [-5n, 2n, -2n],
    [-3n, 2n, -1n],
    [-1n, 2n, 0n],
    [-2n, 3n, -1n],
  ])('%d ÷ %d rounds to %d: half up, also below zero', (n, d, rounded) =>
    expect(roundHalfUpDiv(n, d)).toBe(rounded),
  );

  it.each([0n, -1n])('by %d is refused', (d) => {
    expect(() => floorDiv(1n, d)).toThrow(invalid);
    expect(() => roundHalfUpDiv(1n, d)).toThrow(invalid);
  });

  it('floors a product that passes 2^53 exactly', () => {
    expect(mulDivFloor(MOST, MOST, MOST)).toBe(MOST);
    expect(mulDivFloor(400_000_000_000_000, 3333, 10000)).toBe(133_320_000_000_000);
    expect(mulDivFloor(-1, 1, 3)).toBe(-1);
  });

  const n = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  const d = fc.bigInt({ min: 1n, max: 10n ** 20n });
  it('floor is the largest whole number not above the quotient', () =>
    fc.assert(
      fc.property(n, d, (a, b) => {
        const q = floorDiv(a, b);
        expect(q * b <= a && a < (q + 1n) * b).toBe(true);
      }),
    ));
  it('half up is at most half away, and the half goes up', () =>
    fc.assert(
      fc.property(n, d, (a, b) => {
        const twice = 2n * (roundHalfUpDiv(a, b) * b - a);
        expect(-b < twice && twice <= b).toBe(true);
      }),
    ));
});
