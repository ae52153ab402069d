import { importFile } from '../import-file.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

test.each([
  ['a zero-width space', 'ics\u200b_code'],
  ['a right-to-left mark', '\u200fics_code'],
  ['typographic quotation marks', '“ics_code”'],
  ['a space that does not break', 'ics\u00a0_code'],
])('a column name with %s is said at its cell, and not as missing', async (_what, name) => {
  const csv = `fund,${name},financial_year,period,amount\nHI,QE1,2022-23,1,1.00\n`;
  const result = await importFile(fileOf('plans', csv), CONTEXT, portsWith('QE1'));
  expect(result).toMatchObject({
    totalErrors: 1,
    errors: [{ row: 1, column: 'ics_code', cell: 'B1', rule: 'column_name_spoiled' }],
  });
});

test('so is that of an optional column, which would be passed over', async () => {
  const header = 'fund,ics_code,financial_year,kind,amount,effective_on,source,refer\u200bence';
  const csv = `${header}\nHI,QE1,2022-23,award,1.00,2022-04-01,letter,R1\n`;
  const result = await importFile(fileOf('allocations', csv), CONTEXT, portsWith('QE1'));
  expect(result).toMatchObject({ errors: [{ cell: 'H1', rule: 'column_name_spoiled' }] });
});
