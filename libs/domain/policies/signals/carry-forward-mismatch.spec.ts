import type { Pence } from '#kernel';
import { anAccount, oneAccount, pounds, someFacts, twelveReturns } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';
import type { PredecessorBefore } from './year-before.js';

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

describe('after a merger or a division on the first day', () => {
  const edge = (predecessor: string, successor: string, shareBp = 10_000) => ({
    ...{ predecessor, successor, shareBp, effectiveOn: '2022-04-01' },
  });
  const left = (carried: number | null, own = 0): PredecessorBefore => ({
    ics: 'QAB',
    carried: new Map([['HI', carried === null ? null : pounds(carried)]]),
    broughtIn: own === 0 ? new Map() : new Map([['HI', pounds(own)]]),
  });
  const merged = [edge('QAB', 'QE1')];

  it.each([
    ['its own and its predecessor’s', 100, left(40), merged, before(), null],
    ['its own alone', 60, left(40), merged, before(), 'amber'],
    ['a penny’s worth more than both', 101, left(40), merged, before(), 'red'],
    ['its predecessor’s, where it is new', 40, left(40), merged, null, null],
    ['more than that', 41, left(40), merged, null, 'red'],
    ['less, as the predecessor brought that in itself', 75, left(40, 25), merged, before(), null],
    [
      'its share of a body that was divided',
      70,
      left(40),
      [edge('QAB', 'QE1', 2500), edge('QAB', 'QF7', 7500)],
      before(),
      null,
    ],
    ['anything, while the predecessor’s year is open', 900, left(null), merged, before(), null],
    ['all of its own, though a part of it was hived off', 60, null, hivedOff(), before(), null],
    ['the part of it that stayed', 45, null, hivedOff(), before(), null],
    ['less than that', 44, null, hivedOff(), before(), 'amber'],
  ])('%s is as it should be, or not: %6$s', (_what, amount, predecessor, register, yearBefore, severity) =>
    expect(
      severityOf(
        'carry_forward_mismatch',
        broughtIn(pounds(amount)),
        {},
        { yearBefore, register, predecessorsBefore: predecessor === null ? [] : [predecessor] },
      ),
    ).toBe(severity),
  );

  function hivedOff() {
    return [edge('QE1', 'QE1', 7500), edge('QE1', 'QF7', 2500)];
  }

  it('says whose share is in it', () =>
    expect(
      verdictOn(
        'carry_forward_mismatch',
        broughtIn(pounds(60)),
        {},
        { yearBefore: before(), register: merged, predecessorsBefore: [left(40)] },
      ).reason,
    ).toBe(
      '£60.00 was brought into HI of QE1 in 2022-23 as carry-forward, £40.00 less than the £100.00 that 2021-22 carried forward, the share of what QAB carried taken in.',
    ));
});
