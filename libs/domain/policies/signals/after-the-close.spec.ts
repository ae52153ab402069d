import {
  anAccount,
  aReturn,
  charged,
  oneAccount,
  pounds,
  someFacts,
  twelveReturns,
} from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { AccountFacts, SystemYearFacts } from '../position/facts.js';

/** Closed with £1,000.00 given and all of it spent on smoking, so that nothing leaks. */
const closed = (misdirected: number, given = 1000): Partial<SystemYearFacts> => ({
  accounts: oneAccount(pounds(given), { closed: true }),
  returns: [
    ...twelveReturns({
      1: [charged('SMK-1', pounds(given - misdirected)), charged('workforce', pounds(misdirected))],
    }),
  ],
});

describe('restated (500 bp of A at the close, red from 1500)', () => {
  const restated = (now: number, then = 0) =>
    severityOf('restated', closed(now), {}, { atClose: someFacts(closed(then)) });
  it.each([
    [0, null],
    [49, null],
    [50, 'amber'],
    [149, 'amber'],
    [150, 'red'],
  ])('£%d moved to a core pressure of £1,000.00 is %s', (now, severity) =>
    expect(restated(now)).toBe(severity),
  );
  it('counts a fall as it counts a rise', () => expect(restated(0, 150)).toBe('red'));
  it('is silent while the account is open', () => expect(severityOf('restated', closed(500))).toBeNull());

  it('sees what cannot be excluded move by itself', () => {
    const unevidenced = {
      ...closed(0),
      returns: twelveReturns({ 1: [charged(null, pounds(60)), charged('SMK-1', pounds(940))] }),
    };
    const verdict = verdictOn('restated', unevidenced, {}, { atClose: someFacts(closed(0)) });
    expect(verdict.finding?.severity).toBe('amber');
    expect(verdict.reason).toBe(
      'What was recorded after the close moved the leakage that cannot be excluded of HI of QE1 in 2022-23 from £0.00 to £60.00, 6% of what was allocated then: money that did what it was for fell by £60.00 and money without evidence rose by £60.00.',
    );
  });

  it('is measured against what was allocated at the close, not now', () => {
    const more = { ...closed(50), accounts: oneAccount(pounds(1010), { closed: true }) };
    expect(severityOf('restated', more, {}, { atClose: someFacts(closed(0)) })).toBe('amber');
  });

  it('is red where nothing was allocated then, for a move of any size', () => {
    const none = {
      ...closed(0),
      accounts: oneAccount(pounds(0), { closed: true }),
      returns: twelveReturns(),
    };
    const now = {
      ...none,
      returns: [...twelveReturns().slice(1), aReturn(1, [charged('workforce', pounds(1))])],
    };
    expect(severityOf('restated', now, {}, { atClose: someFacts(none) })).toBe('red');
    expect(severityOf('restated', none, {}, { atClose: someFacts(none) })).toBeNull();
  });

  it('gives the figures behind it', () =>
    expect(verdictOn('restated', closed(150), {}, { atClose: someFacts(closed(0)) }).finding).toEqual({
      severity: 'red',
      reason:
        'What was recorded after the close moved the confirmed leakage of HI of QE1 in 2022-23 from £0.00 to £150.00, 15% of what was allocated then: money that did what it was for fell by £150.00 and misdirected money rose by £150.00.',
      figures: {
        confirmedLeakageAtClosePence: 0,
        confirmedLeakageNowPence: 15000,
        potentialLeakageAtClosePence: 0,
        potentialLeakageNowPence: 15000,
        unspentAtClosePence: 0,
        unspentNowPence: 0,
        allocationAtClosePence: 100000,
        movedRateBp: 1500,
      },
    }));
});

describe('what a restatement says of the amounts', () => {
  const spentOnly = (amount: number, approved = 0): Partial<SystemYearFacts> => ({
    accounts: oneAccount(pounds(1000), { closed: true, carryForwardApprovedPence: pounds(approved) }),
    returns: twelveReturns({ 1: [charged('SMK-1', pounds(amount))] }),
  });
  const said = (now: Partial<SystemYearFacts>, then: Partial<SystemYearFacts>) =>
    verdictOn('restated', now, {}, { atClose: someFacts(then) }).finding;

  it('is what unspent money lost to spending', () =>
    expect(said(spentOnly(900), spentOnly(700))).toMatchObject({
      reason: expect.stringMatching(
        /from £300\.00 to £100\.00, 20% of .*: money that did what it was for rose by £200\.00 and unspent money fell by £200\.00\.$/,
      ) as string,
      figures: { unspentAtClosePence: 30_000, unspentNowPence: 10_000 },
    }));

  it('is one sentence also where the same money is unspent, and counts otherwise', () =>
    expect(said(spentOnly(700, 300), spentOnly(700))).toMatchObject({
      reason: expect.stringMatching(/: how unspent money counts, and no other amount\.$/) as string,
      figures: { unspentAtClosePence: 30_000, unspentNowPence: 30_000 },
    }));
});

describe('allocation_reduced', () => {
  const account = (...adjustments: number[]): AccountFacts =>
    anAccount(pounds(1000), {
      closed: true,
      allocations: [
        { kind: 'award', amountPence: pounds(1000) },
        { kind: 'transfer_out', amountPence: pounds(-10) },
        ...adjustments.map((amount) => ({ kind: 'adjustment' as const, amountPence: pounds(amount) })),
      ],
    });
  const facts = (...adjustments: number[]) => ({ accounts: new Map([['HI', account(...adjustments)]]) });

  it.each<[string, number[], number[] | null, string | null]>([
    ['an adjustment upwards', [50], null, null],
    ['a negative one', [-50], null, 'amber'],
    ['one that was put right again', [-50, 50], null, 'amber'],
    ['one before the close', [-50], [-50], 'amber'],
    ['one after it', [-50, -1], [-50], 'red'],
  ])('%s is %4$s', (_what, now, then, severity) => {
    const atClose = then === null ? null : someFacts(facts(...then));
    expect(severityOf('allocation_reduced', facts(...now), {}, { atClose })).toBe(severity);
  });

  it('speaks before anything is reported, and says how much of it is late', () =>
    expect(
      verdictOn('allocation_reduced', facts(-50, -1), {}, { atClose: someFacts(facts(-50)) }).finding,
    ).toEqual({
      severity: 'red',
      reason:
        'The allocation of HI of QE1 in 2022-23 was reduced by £51.00 through adjustments, £1.00 of it after the close.',
      figures: { reducedPence: 5100, reducedAfterClosePence: 100 },
    }));
});
