import { pence } from '#kernel';
import { lapseInDoubtPence, leakageOf, leakageRates, type LeakageParts } from './leakage.js';

const parts = (changes: Partial<Record<keyof LeakageParts, unknown>> = {}): LeakageParts =>
  ({
    misdirectedBy: new Map(),
    divertedPence: 0,
    substitutedPence: 0,
    largestSubstitutionPence: 0,
    unevidencedPence: 0,
    lapsedPence: 0,
    lapseInDoubtPence: 0,
    ...changes,
  }) as LeakageParts;

const interval = (changes: Partial<Record<keyof LeakageParts, unknown>>): [number, number] => {
  const { confirmedLeakage, potentialLeakage } = leakageOf(parts(changes), pence(1000));
  return [confirmedLeakage, potentialLeakage];
};

describe('the interval of leakage', () => {
  it('confirms what was misdirected, diverted, substituted and lapsed', () => {
    const misdirectedBy = new Map([['workforce', 1]]);
    expect(
      interval({
        misdirectedBy,
        divertedPence: 10,
        substitutedPence: 100,
        largestSubstitutionPence: 100,
        lapsedPence: 1000,
      }),
    ).toEqual([1111, 1111]);
  });

  it('does not let a credit under one pressure hide a charge under another', () => {
    expect(
      interval({
        misdirectedBy: new Map([
          ['workforce', 70],
          ['ambulance', -50],
        ]),
      }),
    ).toEqual([70, 70]);
  });

  it('holds unevidenced money possible, and net credits without evidence for nothing', () => {
    expect(interval({ unevidencedPence: 30 })).toEqual([0, 30]);
    expect(interval({ unevidencedPence: -30 })).toEqual([0, 0]);
  });

  it('moves a lapse that may only be a missing return from confirmed to possible', () => {
    expect(interval({ lapsedPence: 500, lapseInDoubtPence: 200 })).toEqual([300, 500]);
  });

  it('holds possible what substitution could be', () => {
    expect(interval({ substitutedPence: 40, largestSubstitutionPence: 90 })).toEqual([40, 90]);
  });
});

describe('a lapse that may only be a missing return (q)', () => {
  it.each([
    ['no month is missing', 500, 1200, 0, 0],
    ["the missing months' share of A", 500, 1200, 3, 300],
    ['at most what lapsed', 200, 1200, 3, 200],
    ['rounded down', 5000, 1000, 7, 583],
    ['nothing of a negative allocation', 500, -1200, 12, 0],
  ])('is: %s', (_what, lapsed, allocation, missing, q) => {
    expect(lapseInDoubtPence(pence(lapsed), pence(allocation), missing)).toBe(q);
  });
});

describe('rates of leakage', () => {
  it('are rounded half up', () => {
    // 1 of 20000 is half a basis point.
    expect(leakageRates(pence(1), pence(0), pence(20000))).toEqual({ confirmedRate: 1, potentialRate: 0 });
  });

  it('may pass 10000', () => {
    expect(leakageRates(pence(300), pence(450), pence(200))).toEqual({
      confirmedRate: 15000,
      potentialRate: 22500,
    });
  });

  it.each([0, -100])('are null of an allocation of %d', (allocation) => {
    expect(leakageRates(pence(300), pence(450), pence(allocation))).toEqual({
      confirmedRate: null,
      potentialRate: null,
    });
  });
});
