import type { Period } from '#kernel';
import { aReturn, oneAccount, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';
import type { Surroundings, WatchedMonth } from './watched-facts.js';

const month = (dueOn: string, signOffBy: string, extendedUntil: string | null = null): WatchedMonth => ({
  ...{ dueOn, signOffBy, extendedUntil },
});
const months = new Map<Period, WatchedMonth>([
  [1, month('2022-05-16', '2022-05-30')],
  [2, month('2022-06-16', '2022-06-30')],
  [13, month('2022-05-01', '2022-05-02')],
]);
const on = (today: string, changes: Partial<Surroundings> = {}): Partial<Surroundings> => ({
  ...{ months, today },
  ...changes,
});
const overdue = (today: string, given: Partial<SystemYearFacts> = {}, changes: Partial<Surroundings> = {}) =>
  severityOf('return_overdue', given, {}, on(today, changes));

describe('return_overdue', () => {
  it.each([
    ['on the day itself', '2022-05-16', null],
    ['the day after', '2022-05-17', 'amber'],
    ['ten working days after, the Jubilee days not among them', '2022-05-30', 'amber'],
    ['eleven', '2022-05-31', 'red'],
  ])('%s is %3$s', (_when, today, severity) => expect(overdue(today)).toBe(severity));

  it('is over once a return counts', () =>
    expect(overdue('2022-06-10', { returns: [aReturn(1)] })).toBeNull());

  it('never misses M13, nor a month without a date', () =>
    expect(overdue('2023-12-01', { returns: [aReturn(1), aReturn(2)] })).toBeNull());

  it('does not ask a body that is no more for months that it did not see begin', () => {
    const figures = (abolishedOn: string) =>
      verdictOn('return_overdue', {}, {}, on('2022-07-01', { abolishedOn })).finding?.figures;
    expect(figures('2022-05-01')).toMatchObject({ overdueReturns: 1, throughPeriod: 1 });
    expect(figures('2022-05-02')).toMatchObject({ overdueReturns: 2 });
    expect(overdue('2022-07-01', { returns: [aReturn(1)] }, { abolishedOn: '2022-05-01' })).toBeNull();
  });

  it('waits for the end of an extension', () => {
    const extended = new Map([[1, month('2022-05-16', '2022-05-30', '2022-05-27')]]);
    expect(overdue('2022-05-27', {}, { months: extended })).toBeNull();
    expect(overdue('2022-05-28', {}, { months: extended })).toBe('amber');
  });

  it('gets no later than the close', () => {
    const given = { accounts: oneAccount(pounds(1), { closed: true }), returns: [aReturn(1)] };
    expect(overdue('2026-01-01', given, { closedOn: '2022-06-20' })).toBe('amber');
    expect(overdue('2026-01-01', given, { closedOn: '2022-06-16' })).toBeNull();
  });

  it('names the months, and does not change with each day', () => {
    const said = (today: string) => verdictOn('return_overdue', {}, {}, on(today)).finding;
    expect(said('2022-06-20')).toEqual({
      severity: 'red',
      reason:
        'The returns of M1 and M2 of HI of QE1 in 2022-23 are overdue: the one that is longest was due on 2022-05-16, more than 10 working days ago.',
      figures: { overdueReturns: 2, longestOverduePeriod: 1, throughPeriod: 2 },
    });
    expect(said('2022-06-21')).toEqual(said('2022-06-20'));
    expect(said('2022-05-17')?.reason).toBe(
      'The return of M1 of HI of QE1 in 2022-23 is overdue: it was due on 2022-05-16.',
    );
  });
});

describe('sign_off_overdue', () => {
  const unsigned = { returns: [aReturn(1, [], { signedOff: false }), aReturn(2, [], { signedOff: false })] };
  const signOff = (today: string, given: Partial<SystemYearFacts> = unsigned) =>
    verdictOn('sign_off_overdue', given, {}, on(today));

  it.each([
    ['2022-05-30', null],
    ['2022-05-31', 'amber'],
  ])('on %s is %s', (today, severity) => expect(signOff(today).finding?.severity ?? null).toBe(severity));

  it('is over once signed, and silent of what has not come', () => {
    expect(signOff('2022-07-01', { returns: [aReturn(1)] }).finding).toBeNull();
    expect(signOff('2022-07-01', {}).finding).toBeNull();
  });

  it('moves with an extension by as many working days', () => {
    const extended = new Map([[1, month('2022-05-16', '2022-05-30', '2022-05-27')]]);
    const of = (today: string) =>
      severityOf('sign_off_overdue', unsigned, {}, on(today, { months: extended }));
    expect([of('2022-06-14'), of('2022-06-15')]).toEqual([null, 'amber']);
  });

  it('names the months', () =>
    expect(signOff('2022-07-01').finding).toEqual({
      severity: 'amber',
      reason: 'The returns of M1 and M2 of HI of QE1 in 2022-23 should have been signed off by now.',
      figures: { unsignedReturns: 2, throughPeriod: 2 },
    }));
});
