import { oneAccount, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';

const moved = (out: number, back: number) => ({
  accounts: oneAccount(pounds(1000), {
    virements: [
      { period: 2, direction: 'out', pressure: 'workforce', amountPence: pounds(out) },
      { period: 3, direction: 'in', pressure: 'deficit_support', amountPence: pounds(back) },
    ],
  }),
});

it.each([
  [50, 50, null],
  [50, 51, 'amber'],
  [50, 0, null],
])('£%d out and £%d back is %s', (out, back, severity) =>
  expect(severityOf('unmatched_virement_in', moved(out, back))).toBe(severity),
);

it('says how much too much', () =>
  expect(verdictOn('unmatched_virement_in', moved(50, 80)).finding).toEqual({
    severity: 'amber',
    reason:
      '£80.00 was moved back into HI of QE1 in 2022-23 by virement, and £50.00 out of it: £30.00 more came in than went out.',
    figures: { movedInPence: 8000, movedOutPence: 5000, unmatchedPence: 3000 },
  }));
