import type { Pence } from '#kernel';
import { anAccount, oneAccount, pounds, someFacts, twelveReturns } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';

/** £100.00 was unspent of 2021-22, of which £60.00 may be carried. */
const before = (closed = true): SystemYearFacts =>
  someFacts({
    year: '2021-22',
    accounts: new Map([['HI', anAccount(pounds(100), { closed, carryForwardApprovedPence: pounds(60) })]]),
    returns: twelveReturns(),
  });
const broughtIn = (...amounts: Pence[]): Partial<SystemYearFacts> => ({
  accounts: oneAccount(pounds(0), {
    allocations: amounts.map((amountPence) => ({ kind: 'carry_forward_in', amountPence })),
  }),
});

it.each([
  ['the same', [60], null],
  ['the same in two parts', [50, 10], null],
  ['less', [59], 'amber'],
  ['nothing', [], 'amber'],
  ['more', [61], 'red'],
])('%s is %3$s', (_what, amounts, severity) =>
  expect(
    severityOf('carry_forward_mismatch', broughtIn(...amounts.map(pounds)), {}, { yearBefore: before() }),
  ).toBe(severity),
);

it('is silent while the year before is open, or there was none', () => {
  const given = broughtIn(pounds(61));
  expect(severityOf('carry_forward_mismatch', given, {}, { yearBefore: before(false) })).toBeNull();
  expect(severityOf('carry_forward_mismatch', given)).toBeNull();
});

it('says by how much', () =>
  expect(
    verdictOn('carry_forward_mismatch', broughtIn(pounds(75)), {}, { yearBefore: before() }).finding,
  ).toEqual({
    severity: 'red',
    reason:
      '£75.00 was brought into HI of QE1 in 2022-23 as carry-forward, £15.00 more than the £60.00 that 2021-22 carried forward.',
    figures: { broughtInPence: 7500, carriedForwardBeforePence: 6000 },
  }));
