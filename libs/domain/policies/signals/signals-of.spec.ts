import type { Pence } from '#kernel';
import type { Severity, Signal } from '../../alert/events.js';
import {
  aBaseline,
  aFund,
  aReturn,
  charged,
  core,
  oneAccount,
  oneFund,
  pounds,
  someFacts,
} from '../../testing/facts.js';
import { positionsThroughYear } from '../position/compute.js';
import type { SystemYearFacts } from '../position/facts.js';
import { monitoredPeriod } from './monitored-period.js';
import type { SignalVerdict } from './signal.js';
import { signalsOf } from './signals-of.js';

function verdicts(
  changes: Partial<SystemYearFacts>,
  open: Partial<Record<Signal, Severity>> = {},
): SignalVerdict[] {
  const facts = someFacts(changes);
  return signalsOf({
    facts,
    definition: facts.funds.get('HI') ?? aFund(),
    positions: positionsThroughYear(facts, 'HI'),
    monitored: monitoredPeriod(facts, 'HI'),
    open,
  });
}

const verdictOn = (signal: Signal, ...given: Parameters<typeof verdicts>): SignalVerdict => {
  const verdict = verdicts(...given).find((it) => it.signal === signal);
  if (!verdict) throw new Error(`no verdict on ${signal}`);
  return verdict;
};

const severityOf = (...given: Parameters<typeof verdictOn>): Severity | null =>
  verdictOn(...given).finding?.severity ?? null;

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

describe('the monitored period', () => {
  const monitored = (changes: Partial<SystemYearFacts>): number | null =>
    monitoredPeriod(someFacts(changes), 'HI');
  const virements = [{ period: 5, direction: 'out', pressure: 'workforce', amountPence: pounds(1) } as const];

  it('is the whole year once closed', () => {
    expect(monitored({ accounts: oneAccount(pounds(1), { closed: true }) })).toBe(13);
  });

  it('is the latest period with a counted return or a virement', () => {
    const accounts = oneAccount(pounds(1), { virements });
    expect(monitored({ accounts })).toBe(5);
    expect(monitored({ accounts, returns: [aReturn(7), aReturn(2)] })).toBe(7);
  });

  it('is null when there is neither, or no account', () => {
    expect(monitored({})).toBeNull();
    expect(monitored({ accounts: new Map(), returns: [aReturn(1)] })).toBeNull();
  });
});

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
  });

  it("follows the fund's own lines", () => {
    expect(severityOf('leakage_rate', { ...at(200), funds: oneFund({ amberBp: 100, redBp: 200 }) })).toBe(
      'red',
    );
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
});
