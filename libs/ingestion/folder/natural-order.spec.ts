import { kindOf } from './list-folder.js';
import { naturally } from './natural-order.js';

test('the plain name first, numbers by their value', () => {
  const names = [
    'returns-10.csv',
    'returns-2.csv',
    'returns.csv',
    'returns-1.csv',
    'returns-02b.csv',
    'plans.csv',
  ];
  expect(names.sort(naturally)).toEqual([
    ...['plans.csv', 'returns.csv', 'returns-1.csv', 'returns-2.csv', 'returns-02b.csv', 'returns-10.csv'],
  ]);
});

test('files are known by their names', () => {
  expect(['returns.csv', 'returns-2022-23.XLSX', 'sign-offs-1.csv', 'Funds.JSON'].map(kindOf)).toEqual([
    ...['returns', 'returns', 'sign-offs', 'funds'],
  ]);
  expect(
    [
      'returns.json',
      'funds.csv',
      'returnsold.csv',
      'returns.csv.bak',
      'my-returns.csv',
      'funds.xlsx',
      'returns.xlsm',
    ].map(kindOf),
  ).toEqual(Array.from({ length: 7 }, () => null));
});
