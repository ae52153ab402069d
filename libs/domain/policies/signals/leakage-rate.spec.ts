import type { Pence } from '#kernel';
import type { Severity } from '../../alert/events.js';
import { aReturn, charged, oneAccount, oneFund, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';

describe('leakage_rate (lines at 500 and 1500 bp, clears 100 bp below)', () => {
  /** Leakage at this rate of an allocation of £100.00. */
  const at = (bp: number): Partial<SystemYearFacts> => ({
    accounts: oneAccount(pounds(100)),
    returns: [aReturn(1, [charged('workforce', bp as Pence)])],
  });

  it.each<[number, Severity | undefined, Severity | null]>([
    [499, undefined, null],
    [500, undefined, 'amber'],
    [1499, undefined, 'amber'],
    [1500, undefined, 'red'],
    [401, 'amber', 'amber'],
    [400, 'amber', null],
    [1499, 'amber', 'amber'],
    [1500, 'amber', 'red'],
    [1401, 'red', 'red'],
    [1400, 'red', 'amber'],
    [401, 'red', 'amber'],
    [400, 'red', null],
  ])('at %d bp with an open %s is %s', (bp, open, severity) => {
    expect(severityOf('leakage_rate', at(bp), open ? { leakage_rate: open } : {})).toBe(severity);
  });

  it.each<[amberBp: number, redBp: number, bp: number, open: Severity | undefined, Severity | null]>([
    // A line nearer to 0 than the distance: clear at nothing.
    [50, 100, 49, undefined, null],
    [50, 100, 50, undefined, 'amber'],
    [50, 100, 49, 'amber', 'amber'],
    [50, 100, 1, 'amber', 'amber'],
    [50, 100, 0, 'amber', null],
    [50, 100, 99, 'red', 'red'],
    [50, 100, 1, 'red', 'red'],
    [50, 100, 0, 'red', null],
    [100, 200, 1, 'amber', 'amber'],
    [100, 200, 100, 'red', 'amber'],
    // A line of 0: whatever leaks reaches it, and nothing does not.
    [0, 100, 0, undefined, null],
    [0, 100, 1, undefined, 'amber'],
    [0, 100, 0, 'amber', null],
    [0, 0, 1, undefined, 'red'],
    [0, 0, 0, 'red', null],
  ])('with lines at %d and %d, at %d bp with an open %s is %s', (amberBp, redBp, bp, open, severity) => {
    const given = { ...at(bp), funds: oneFund({ amberBp, redBp }) };
    expect(severityOf('leakage_rate', given, open ? { leakage_rate: open } : {})).toBe(severity);
  });

  it('with a line of 0 speaks of a penny whose rate rounds to nothing', () => {
    const given = {
      ...at(1),
      accounts: oneAccount(pounds(1_000_000)),
      funds: oneFund({ amberBp: 0 }),
    };
    expect(verdictOn('leakage_rate', given).reason).toContain('at or above the amber line of 0%');
    expect(verdictOn('leakage_rate', { ...given, ...at(0) }).reason).toBe(
      'No leakage of HI of QE1 in 2022-23 is confirmed.',
    );
  });

  it('says so as a finance director would read it aloud', () => {
    expect(verdictOn('leakage_rate', at(1600)).finding).toEqual({
      severity: 'red',
      reason:
        '£16.00 of HI of QE1 in 2022-23 is confirmed leakage, 16% of its allocation of £100.00: at or above the red line of 15%.',
      figures: { confirmedRateBp: 1600, lineBp: 1500, confirmedLeakagePence: 1600, allocationPence: 10000 },
    });
    expect(verdictOn('leakage_rate', at(450), { leakage_rate: 'amber' }).reason).toContain(
      'still within one percentage point of the amber line of 5%',
    );
  });

  it('has nothing to say of an account without an allocation', () => {
    expect(verdictOn('leakage_rate', { ...at(1600), accounts: oneAccount(pounds(0)) })).toMatchObject({
      finding: null,
      reason: 'HI of QE1 in 2022-23 has no allocation to rate its leakage against.',
    });
  });

  it('speaks of leakage within a ring, of seepage where it was lifted', () => {
    const lifted = oneFund({ years: { '2022-23': { regime: 'notional' } } });
    expect(verdictOn('leakage_rate', at(700)).reason).toContain('is confirmed leakage');
    expect(verdictOn('leakage_rate', { ...at(700), funds: lifted }).reason).toContain('is confirmed seepage');
    const nothing = { ...at(700), funds: lifted, accounts: oneAccount(pounds(0)) };
    expect(verdictOn('leakage_rate', nothing).reason).toContain('to rate its seepage against');
  });

  it("follows the fund's own lines", () => {
    expect(severityOf('leakage_rate', { ...at(200), funds: oneFund({ amberBp: 100, redBp: 200 }) })).toBe(
      'red',
    );
  });
});
