import type { Period } from '#kernel';
import { aReturn, charged, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';

const spent = (by: Readonly<Record<Period, number>>) => ({
  returns: Object.entries(by).map(([period, amount]) =>
    aReturn(Number(period), [charged('SMK-1', pounds(amount))]),
  ),
});
const credits = (purpose: string, amount: number) => ({ creditsAfter: new Map([[purpose, pounds(amount)]]) });

it.each([
  [{ 1: 750, 12: 250 }, 'amber'],
  [{ 1: 751, 12: 249 }, null],
  [{ 1: 750, 12: 125, 13: 125 }, 'amber'],
  [{ 1: 750, 11: 250 }, null],
  [{ 1: -250, 12: 250 }, null],
])('%j in pounds by month is %s', (by, severity) =>
  expect(severityOf('year_end_accrual', spent(by))).toBe(severity),
);

describe('reversed in the next year', () => {
  const given = spent({ 1: 900, 12: 100 });
  it.each([
    [25, 'amber'],
    [24, null],
    [5000, 'amber'],
  ])('£%d of £100.00 is %s', (amount, severity) =>
    expect(severityOf('year_end_accrual', given, {}, credits('SMK-1', amount))).toBe(severity),
  );
  it('is of the same purpose only', () =>
    expect(severityOf('year_end_accrual', given, {}, credits('CVD-1', 100))).toBeNull());
  it('says how much', () =>
    expect(verdictOn('year_end_accrual', given, {}, credits('SMK-1', 40)).finding).toEqual({
      severity: 'amber',
      reason:
        '£100.00 of HI of QE1 in 2022-23 is charged in M12 and M13, 10% of all its spend; £40.00 of it was reversed in the first three months of the next year.',
      figures: {
        yearEndPence: 10000,
        spentPence: 100000,
        yearEndRateBp: 1000,
        reversedPence: 4000,
        throughPeriod: 12,
      },
    }));
});
