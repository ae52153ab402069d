import { pence } from '#kernel';
import type { ReturnDiscrepancies } from '../readings.js';
import { discrepanciesInWords, reportedDiscrepancies } from './discrepancies.js';

const found = (
  ics: string,
  period: number,
  change: Partial<ReturnDiscrepancies> = {},
): ReturnDiscrepancies => ({
  ...{ ics, period, version: 1, confirmed: true, byOperator: false, count: 1 },
  discrepancies: [{ rule: 'm13_share', line: null, amountPence: pence(100), sentence: 'M13 is £1.00.' }],
  ...change,
});
const refOf = (ics: string) => ({ ics, name: ics === 'QE1' ? 'Zeta' : 'Alpha' });

it('are of the systems of the report, by name and month', () => {
  const all = [found('QE1', 2), found('QOX', 3), found('QOX', 1), found('QXX', 1)];
  const reported = reportedDiscrepancies(all, refOf, (ics) => ics !== 'QXX');
  expect(reported.map(({ name, period }) => [name, period])).toEqual([
    ...[
      ['Alpha', 1],
      ['Alpha', 3],
    ],
    ['Zeta', 2],
  ]);
});

it('say who stands behind them, and how many more there are', () => {
  const reported = reportedDiscrepancies(
    [
      found('QOX', 1),
      found('QE1', 2, { confirmed: false, byOperator: true, count: 7, version: 3 }),
      found('QE1', 3, { confirmed: false }),
    ],
    refOf,
    () => true,
  );
  expect(discrepanciesInWords(reported)).toEqual([
    {
      heading: 'Alpha, M1 (version 1, confirmed by the submitter)',
      sentences: ['M13 is £1.00.'],
      more: null,
    },
    {
      heading: 'Zeta, M2 (version 3, loaded by an operator, confirmed by nobody)',
      ...{ sentences: ['M13 is £1.00.'], more: 'And 6 more.' },
    },
    {
      heading: 'Zeta, M3 (version 1, handed in as a file, confirmed by nobody)',
      ...{ sentences: ['M13 is £1.00.'], more: null },
    },
  ]);
});
