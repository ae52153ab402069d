import type { Finding } from '../../alert/events.js';
import { changedMaterially } from './material-change.js';

const found = (figures: Finding['figures'], severity: Finding['severity'] = 'amber'): Finding => ({
  ...{ severity, reason: 'r', figures },
});

describe('a finding that was closed by hand', () => {
  it.each([
    ['the same', { a: 100 }, { a: 100 }, false],
    ['a figure up by less than a tenth', { a: 1000 }, { a: 1099 }, false],
    ['a figure up by a tenth', { a: 1000 }, { a: 1100 }, true],
    ['a figure down by a tenth', { a: 1000 }, { a: 900 }, true],
    ['a negative figure, by a tenth', { a: -1000 }, { a: -900 }, true],
    ['a figure that was nothing', { a: 0 }, { a: 1 }, true],
    ['a figure that was nothing and is', { a: 0 }, { a: 0 }, false],
    ['a figure that came', {}, { a: 1 }, true],
    ['a figure that went', { a: 1 }, {}, true],
    ['the period looked at', { throughPeriod: 3 }, { throughPeriod: 13 }, false],
    ['days late', { workingDaysLate: 1 }, { workingDaysLate: 9 }, false],
    ['amounts past 2^53 in the product', { a: 4e13 }, { a: 4.4e13 }, true],
  ] as [string, Finding['figures'], Finding['figures'], boolean][])('%s', (_what, before, now, material) => {
    expect(changedMaterially(found(before), found(now))).toBe(material);
  });

  it('is another when it turned red, and not when it turned amber', () => {
    expect(changedMaterially(found({ a: 1 }), found({ a: 1 }, 'red'))).toBe(true);
    expect(changedMaterially(found({ a: 1 }, 'red'), found({ a: 1 }))).toBe(false);
  });
});
