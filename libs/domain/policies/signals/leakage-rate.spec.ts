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
