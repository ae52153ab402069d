import { basisPoints, pence } from '#kernel';
import { adherenceOf, type AdherenceFacts } from './adherence.js';

const rate = (bp: number | null): ReturnType<typeof basisPoints> | null =>
  bp === null ? null : basisPoints(bp);

const classOf = (
  confirmed: number | null,
  potential: number | null,
  changes: Partial<AdherenceFacts> = {},
): string =>
  adherenceOf({
    anyCountedReturn: true,
    anyVirement: false,
    closed: true,
    allocation: pence(1000),
    toleranceBp: 500,
    confirmedRate: rate(confirmed),
    potentialRate: rate(potential),
    potentialLeakage: pence(1),
    ...changes,
  });

describe('adherence: the first class that fits', () => {
  it('not_reported: no return is counted and no virement known, also after the close', () => {
    expect(classOf(0, 0, { anyCountedReturn: false })).toBe('not_reported');
    expect(classOf(0, 0, { anyCountedReturn: false, closed: false })).toBe('not_reported');
  });

  it('a virement alone is a report', () => {
    expect(classOf(0, 0, { anyCountedReturn: false, anyVirement: true })).toBe('kept');
  });

  it('in_progress: not closed, whatever the rates', () => {
    expect(classOf(10000, 10000, { closed: false })).toBe('in_progress');
  });

  it('kept: what cannot be excluded is within the tolerance', () => {
    expect(classOf(500, 500)).toBe('kept');
    expect(classOf(0, 1000, { toleranceBp: 1000 })).toBe('kept');
  });

  it('kept: nothing allocated and nothing leaked', () => {
    const nothing = { allocation: pence(0), potentialLeakage: pence(0) };
    expect(classOf(null, null, nothing)).toBe('kept');
    expect(classOf(null, null, { ...nothing, allocation: pence(-1) })).toBe('kept');
  });

  it('kept comes before absorbed: a tolerance may be as wide as the fund likes', () => {
    expect(classOf(9600, 9600, { toleranceBp: 10000 })).toBe('kept');
  });

  it('absorbed: the confirmed rate is at least 9500', () => {
    expect(classOf(9500, 9500)).toBe('absorbed');
    expect(classOf(12000, 13000)).toBe('absorbed');
    expect(classOf(9499, 10000)).toBe('partly_kept');
  });

  it('undetermined: confirmed within the tolerance, possible beyond it', () => {
    expect(classOf(500, 501)).toBe('undetermined');
    expect(classOf(0, 20000)).toBe('undetermined');
  });

  it('partly_kept: everything else', () => {
    expect(classOf(501, 501)).toBe('partly_kept');
    expect(classOf(null, null, { allocation: pence(0) })).toBe('partly_kept');
  });
});
