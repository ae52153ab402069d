import { aReturn } from '../../testing/facts.js';
import { missingPeriods } from './counted-returns.js';
import { evidenceOf } from './evidence.js';

describe('evidence quality', () => {
  it('is signed off when every counted return is', () => {
    expect(evidenceOf([aReturn(1), aReturn(2)])).toBe('signed_off');
    expect(evidenceOf([aReturn(1), aReturn(2, [], { signedOff: false })])).toBe('provisional');
  });

  it('is provisional without any return', () => {
    expect(evidenceOf([])).toBe('provisional');
  });
});

describe('missing periods', () => {
  it('are the months so far without a counted return', () => {
    expect(missingPeriods([aReturn(1), aReturn(3)], 4)).toEqual([2, 4]);
  });

  it('never include M13', () => {
    expect(missingPeriods([], 13)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});
