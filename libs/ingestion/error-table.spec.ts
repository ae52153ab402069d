import { errorTable, toProblemErrors } from './error-table.js';
import type { CellError } from './result.js';

const error: CellError = {
  ...{ file: 'returns.csv', row: 14, column: 'amount', cell: 'D14', value: '12\u001b[31m%\n' },
  ...{ rule: 'amount_percent', message: 'This is a percentage.' },
};

test('a plain table: one error a line, nothing in it that a terminal would obey', () => {
  const [header, line, ...rest] = errorTable([error]).split('\n');
  expect(rest).toEqual([]);
  expect(header).toMatch(/^file +row +column +cell +value +rule +message$/);
  expect(line).toMatch(/^returns\.csv +14 +amount +D14 +12 \[31m% +amount_percent +This is a percentage\.$/);
  expect(errorTable([])).toBe('');
});

test('problem details point at the cell of a file, or at the member of a JSON row', () => {
  expect(toProblemErrors([error, { ...error, cell: '/0/amount', row: 1 }])).toMatchObject([
    { detail: 'This is a percentage.', cell: 'D14', pointer: null, row: 14, rule: 'amount_percent' },
    { cell: null, pointer: '#/0/amount', row: 1 },
  ]);
});
