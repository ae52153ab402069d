import { aBaseline, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { Declaration } from './watched-facts.js';

const given = { baselines: aBaseline('smoking', pounds(100), 350) };
const spent = (amount: number) => ({ coreSpentBefore: new Map([['smoking', pounds(amount)]]) });
const by = (declaredBy: string | null, approvedBy: string | null) => ({
  declarations: new Map<string, Declaration>([['smoking', { declaredBy, approvedBy }]]),
});

it.each([
  ['as much as it', spent(100), null],
  [
    'a penny more',
    { coreSpentBefore: new Map([['smoking', (pounds(100) + 1) as ReturnType<typeof pounds>]]) },
    'amber',
  ],
  ['nothing known of the year before', {}, null],
  ['another programme', { coreSpentBefore: new Map([['diabetes', pounds(900)]]) }, null],
  ['approved by another', by('p-1', 'p-2'), null],
  ['approved by who declared it', by('p-1', 'p-1'), 'amber'],
  ['nobody named', by(null, null), null],
])('%s is %3$s', (_what, around, severity) =>
  expect(severityOf('baseline_low', given, {}, around)).toBe(severity),
);

it('says what is wrong with it, before anything is reported', () =>
  expect(verdictOn('baseline_low', given, {}, { ...spent(120), ...by('p-1', 'p-1') }).finding).toEqual({
    severity: 'amber',
    reason:
      'The baseline of smoking, which HI of QE1 in 2022-23 is tested against, is £100.00, below the £120.00 of core money spent on it in 2021-22 and was approved by the person who declared it.',
    figures: { lowBaselines: 1, selfApprovedBaselines: 1, belowByPence: 2000 },
  }));
