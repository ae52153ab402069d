import { pence } from '#kernel';
import { csvRows, csvText, pounds } from './csv.js';

describe('the text of a file', () => {
  it('quotes what must be quoted, and is read back as it was', () => {
    const table = {
      columns: ['a', 'b'],
      rows: [
        ['one, "two"\nthree', 7],
        ['', 'plain'],
      ],
    };
    expect(csvText(table)).toBe('a,b\n"one, ""two""\nthree",7\n,plain\n');
    expect(csvRows(csvText(table))).toEqual([
      { a: 'one, "two"\nthree', b: '7' },
      { a: '', b: 'plain' },
    ]);
  });

  it('writes pence as pounds with two decimals', () => {
    expect([0, 5, -5, 123_405, -123_405].map((amount) => pounds(pence(amount)))).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '1234.05',
      '-1234.05',
    ]);
  });
});
