import { importFile } from '../import-file.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

test.each([
  [';', 'semicolons'],
  ['\t', 'tabs'],
])('columns separated by %j are named so, and not as missing', async (separator, word) => {
  const text = 'fund,ics_code,financial_year,period,amount\nHI,QE1,2022-23,1,1.00\n'.replaceAll(
    ',',
    separator,
  );
  const result = await importFile(fileOf('plans', text), CONTEXT, portsWith('QE1'));
  expect(result).toMatchObject({ totalErrors: 1, errors: [{ rule: 'wrong_separator' }] });
  expect(result).toMatchObject({
    errors: [{ message: expect.stringContaining(`separated by ${word}`) as string }],
  });
});
