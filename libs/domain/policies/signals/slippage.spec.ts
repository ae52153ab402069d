import { PERIODS, type Pence, type Period } from '#kernel';
import { aReturn, charged, oneAccount, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';

describe('slippage (below 60% of the plan, red below 35%, from M6)', () => {
  /** Pence spent of £12.00 (£1.00 a month) through a period. */
  const spent = (amount: number, through: Period): Partial<SystemYearFacts> => ({
    accounts: oneAccount(pounds(12)),
    returns: [aReturn(through, [charged('SMK-1', amount as Pence)])],
  });

  it.each<[number, Period, string | null]>([
    [0, 5, null],
    [360, 6, null],
    [359, 6, 'amber'],
    [210, 6, 'amber'],
    [209, 6, 'red'],
    [720, 12, null],
    [719, 12, 'amber'],
    [720, 13, null],
    [719, 13, 'amber'],
    [-5, 6, 'red'],
  ])('%d pence through M%d is %s without a plan', (amount, through, severity) =>
    expect(severityOf('slippage', spent(amount, through))).toBe(severity),
  );

  it('is measured against the phased plan through the same period where there is one', () => {
    const plan = new Map(PERIODS.map((at) => [at, at <= 6 ? pounds(1) : pounds(5)] as const));
    expect(severityOf('slippage', spent(359, 6), {}, { plan })).toBe('amber');
    expect(severityOf('slippage', spent(360, 6), {}, { plan })).toBeNull();
    expect(severityOf('slippage', spent(380, 7), {}, { plan })).toBe('red');
  });

  it('counts what was moved out: it is not there any more', () => {
    const virements = [
      { period: 6, direction: 'out', pressure: 'workforce', amountPence: pounds(4) } as const,
    ];
    expect(
      severityOf('slippage', { ...spent(0, 6), accounts: oneAccount(pounds(12), { virements }) }),
    ).toBeNull();
  });

  it('takes nobody for slow who has handed in nothing: what was spent is not known', () => {
    const virements = [
      { period: 11, direction: 'out', pressure: 'workforce', amountPence: pounds(1) } as const,
    ];
    const silent = { accounts: oneAccount(pounds(12), { virements }), returns: [] };
    expect(severityOf('slippage', silent)).toBeNull();
    expect(severityOf('slippage', { ...silent, ...{ returns: spent(100, 11).returns! } })).toBe('red');
  });

  it('has nothing to say where nothing was planned or given by then', () => {
    expect(severityOf('slippage', { ...spent(0, 6), accounts: oneAccount(pounds(0)) })).toBeNull();
    const later = new Map([[12, pounds(12)]]);
    expect(severityOf('slippage', spent(0, 6), {}, { plan: later })).toBeNull();
  });

  it('says how much of how much, to the penny', () => {
    expect(verdictOn('slippage', { ...spent(100, 7), accounts: oneAccount(pounds(10)) }).finding).toEqual({
      severity: 'red',
      reason:
        '£1.00 of HI of QE1 in 2022-23 was spent or moved out through M7, 17.14% of the £5.83 that an even spread of its allocation gives by then: below the red line of 35%.',
      figures: {
        spentRateBp: 1714,
        lineBp: 3500,
        spentOrMovedPence: 100,
        plannedPence: 583,
        throughPeriod: 7,
      },
    });
  });
});
