import { pence } from '#kernel';
import { anAccount, pounds, someFacts, twelveReturns } from '../../testing/facts.js';
import type { SuccessionEdge } from '../footprint/lineage.js';
import { coreSpentAtStart, predecessorBefore, shareAtStart, takenOverBefore } from './year-before.js';

const YEAR = '2023-24';
const edge = (
  predecessor: string,
  successor: string,
  shareBp = 10_000,
  effectiveOn = '2023-04-01',
): SuccessionEdge => ({ predecessor, successor, shareBp, effectiveOn });
const divided = [edge('QAB', 'QE1', 3333), edge('QAB', 'QF7', 6667)];

it('takes over by the day on which the year begins, at any remove, and not later', () => {
  const register = [
    ...divided,
    edge('QAA', 'QAB', 10_000, '2022-10-01'),
    edge('QAC', 'QE1', 10_000, '2023-04-02'),
  ];
  expect(takenOverBefore('QE1', YEAR, register)).toEqual(['QAB', 'QAA']);
  expect(takenOverBefore('QE1', '2024-25', register)).toEqual(['QAB', 'QAC', 'QAA']);
});

it('apportions to the penny, by every succession of the year before, and leaves what nobody took over', () => {
  const of = (ics: string, of: string, register: SuccessionEdge[]) =>
    shareAtStart(ics, YEAR, { of, amountPence: pence(10_001) }, register);
  expect([of('QE1', 'QAB', divided), of('QF7', 'QAB', divided), of('QAB', 'QAB', divided)]).toEqual([
    3333, 6668, 0,
  ]);
  const chain = [...divided, edge('QAA', 'QAB', 10_000, '2022-10-01')];
  expect(of('QE1', 'QAA', chain)).toBe(3333);
  expect(of('QE1', 'QE1', chain)).toBe(10_001);
});

it('sums what programmes cost at a body and, by share, at those before it', () => {
  const spent = new Map([
    ['QE1', new Map([['smoking', pence(100)]])],
    [
      'QAB',
      new Map([
        ['smoking', pence(10_001)],
        ['diabetes', pence(3)],
      ]),
    ],
  ]);
  expect(coreSpentAtStart('QE1', YEAR, spent, divided)).toEqual(
    new Map([
      ['smoking', 3433],
      ['diabetes', 1],
    ]),
  );
});

it.each([
  ['closed', true, 60, 60],
  ['open, with money left', false, 60, null],
  ['open, and all of it gone', false, 0, 0],
])('what a predecessor left is known when its account is %s', (_what, closed, left, carried) => {
  const account = anAccount(pounds(left), { closed, carryForwardApprovedPence: pounds(60) });
  const before = someFacts({
    ics: 'QAB',
    ...{ accounts: new Map([['HI', account]]), returns: twelveReturns() },
  });
  expect(predecessorBefore('QAB', before, null)).toEqual({
    ics: 'QAB',
    carried: new Map([['HI', carried === null ? null : pounds(carried)]]),
    broughtIn: new Map(),
  });
});
