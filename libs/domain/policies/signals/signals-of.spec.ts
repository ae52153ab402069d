import type { Pence } from '#kernel';
import type { Severity } from '../../alert/events.js';
import {
  aBaseline,
  aFund,
  aReturn,
  charged,
  core,
  oneAccount,
  pounds,
  someFacts,
} from '../../testing/facts.js';
import { severityOf, verdictOn, verdicts } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';
import { signalsOf } from './signals-of.js';

describe('the signals of an account', () => {
  it('all speak, every time, so that an open alert can be resolved', () => {
    const given = { returns: [aReturn(1)] };
    expect(verdicts(given).map((it) => [it.signal, it.finding])).toEqual([
      ['leakage_rate', null],
      ['unevidenced_spend', null],
      ['virement_out', null],
      ['substitution', null],
      ['overcommitted', null],
    ]);
  });

  it('find nothing where nothing is reported', () => {
    expect(verdicts({}).every((it) => it.finding === null)).toBe(true);
    expect(verdicts({})[0]?.reason).toBe('Nothing is reported of HI of QE1 in 2022-23 yet.');
  });
});

describe('unevidenced_spend', () => {
  const spend = (unevidenced: number, evidenced: number): Partial<SystemYearFacts> => ({
    returns: [aReturn(1, [charged(null, pounds(unevidenced)), charged('SMK-1', pounds(evidenced))])],
  });

  it.each([
    [10, 90, 'amber'],
    [9, 91, null],
    [-10, 90, null],
    [10, -20, null],
  ])('£%d of it beside £%d with evidence: %s', (unevidenced, evidenced, severity) => {
    expect(severityOf('unevidenced_spend', spend(unevidenced, evidenced))).toBe(severity);
  });

  it('says how much of how much', () => {
    expect(verdictOn('unevidenced_spend', spend(10, 90)).reason).toBe(
      '£10.00 of the £100.00 charged to HI of QE1 in 2022-23 has no evidence of what it bought (10%).',
    );
  });
});

describe('virement_out', () => {
  const moved = (out: number, back: number, allocated = 1000): Partial<SystemYearFacts> => ({
    accounts: oneAccount(pounds(allocated), {
      virements: [
        { period: 2, direction: 'out', pressure: 'workforce', amountPence: pounds(out) },
        { period: 2, direction: 'in', pressure: 'workforce', amountPence: pounds(back) },
      ],
    }),
  });

  it.each([
    [1, 0, 'amber'],
    [99, 0, 'amber'],
    [100, 0, 'red'],
    [50, 50, 'amber'],
    [0, 50, null],
  ])('£%d out and £%d back of £1,000 is %s', (out, back, severity) => {
    expect(severityOf('virement_out', moved(out, back))).toBe(severity);
  });

  it('is red of an account with nothing allocated', () => {
    expect(severityOf('virement_out', moved(1, 0, 0))).toBe('red');
  });

  it('is silent under the notional regime: there is no ring to break', () => {
    expect(severityOf('virement_out', { ...moved(900, 0), year: '2023-24' })).toBeNull();
  });

  it('says what came back beside what went out', () => {
    expect(verdictOn('virement_out', moved(50, 20)).reason).toBe(
      '£50.00 was moved out of HI of QE1 in 2022-23, which is ring-fenced, by virement (5% of its allocation); £20.00 was moved back in.',
    );
  });
});

describe('substitution', () => {
  const month = (period: number, spentOnCore: number): ReturnType<typeof aReturn> =>
    aReturn(period, [charged('SMK-1', pounds(50)), core('smoking', pounds(spentOnCore))]);
  const severity = (...returns: ReturnType<typeof aReturn>[]): Severity | null =>
    severityOf('substitution', { baselines: aBaseline('smoking', pounds(1200)), returns });

  it('is raised by S > 0 through two counted periods running', () => {
    expect(severity(month(1, 60), month(2, 60))).toBe('amber');
  });

  it('is not raised by one, nor when core spend has caught up', () => {
    expect(severity(month(1, 60))).toBeNull();
    expect(severity(month(1, 60), month(2, 140))).toBeNull();
    expect(severity(month(1, 100), month(2, 60))).toBeNull();
  });

  it('passes over a month without a return', () => {
    expect(severity(month(1, 60), month(4, 60))).toBe('amber');
  });
});

describe('overcommitted', () => {
  it('is raised by a penny over the allocation', () => {
    const spend = (amount: Pence): Partial<SystemYearFacts> => ({
      accounts: oneAccount(pounds(100)),
      returns: [aReturn(1, [charged('SMK-1', amount)])],
    });
    expect(severityOf('overcommitted', spend(10000 as Pence))).toBeNull();
    expect(verdictOn('overcommitted', spend(10001 as Pence)).finding).toEqual({
      severity: 'amber',
      reason: 'Spend and virements of HI of QE1 in 2022-23 pass its allocation of £100.00 by £0.01.',
      figures: { overspendPence: 1, allocationPence: 10000 },
    });
  });

  it('is raised before anything is reported, when more was transferred out than was given', () => {
    const allocations = [
      { kind: 'award' as const, amountPence: pounds(1000) },
      { kind: 'transfer_out' as const, amountPence: pounds(-1500) },
    ];
    const said = verdicts({ accounts: oneAccount(pounds(0), { allocations }) });
    expect(said.filter((it) => it.finding !== null)).toEqual([
      expect.objectContaining({
        signal: 'overcommitted',
        reason:
          'More was taken out of the allocation of HI of QE1 in 2022-23 than was put in: it stands at −£500.00, and spend and virements pass it by £500.00.',
        finding: expect.objectContaining({
          figures: { overspendPence: 50000, allocationPence: -50000 },
        }),
      }),
    ]);
  });

  it('says nothing of an account that does not exist', () => {
    const facts = someFacts({ accounts: new Map() });
    const input = { facts, definition: aFund(), positions: [], monitored: null, open: {} };
    expect(signalsOf(input).every((it) => it.finding === null)).toBe(true);
  });
});
