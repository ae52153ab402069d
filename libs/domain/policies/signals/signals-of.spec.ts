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
import { surroundings } from '../../testing/surroundings.js';
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
      ['slippage', null],
      ['overcommitted', null],
      ['return_overdue', null],
      ['sign_off_overdue', null],
      ['carry_forward_mismatch', null],
      ['restated', null],
      ['allocation_reduced', null],
      ['registered_late', null],
      ['baseline_low', null],
      ['year_end_accrual', null],
      ['unmatched_virement_in', null],
    ]);
  });

  it('says nothing of an account that does not exist', () => {
    const facts = someFacts({ accounts: new Map() });
    const input = {
      facts,
      definition: aFund(),
      positions: [],
      monitored: null,
      open: {},
      surroundings: surroundings(),
    };
    expect(signalsOf(input).every((it) => it.finding === null)).toBe(true);
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
