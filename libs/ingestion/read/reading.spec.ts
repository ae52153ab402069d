import { importFile } from '../import-file.js';
import type { FileSource } from '../ports.js';
import type { CellError } from '../result.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';

const HEADER = 'fund,ics_code,financial_year,period,amount';
const ROW = 'HI,QE1,2022-23,1,10.00';

async function errorsOf(source: FileSource): Promise<readonly CellError[]> {
  const result = await importFile(source, CONTEXT, portsWith('QE1'));
  return result.status === 'rejected' ? result.errors : [];
}
const plans = (content: string | Buffer, fileName?: string): FileSource => fileOf('plans', content, fileName);
const amounts = async (content: string | Buffer): Promise<number[]> => {
  const ports = portsWith('QE1');
  const result = await importFile(plans(content), CONTEXT, ports);
  expect(result).toMatchObject({ status: 'applied' });
  return ports.asked('PhasePlan').map(({ data }) => data.amountPence);
};

describe('text as spreadsheets really save it', () => {
  test('a byte-order mark is fine', async () => {
    expect(await amounts(`\ufeff${HEADER}\n${ROW}\n`)).toEqual([1000]);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('line ends are %s', async (_name, end) => {
    expect(await amounts([HEADER, ROW, 'HI,QE1,2022-23,2,20.00'].join(end))).toEqual([1000, 2000]);
  });

  test('line ends may be mixed in one file', async () => {
    expect(await amounts(`${HEADER}\r\n${ROW}\nHI,QE1,2022-23,2,20.00\r\n`)).toEqual([1000, 2000]);
  });

  test('blank rows are skipped, and the rows after them keep their numbers', async () => {
    const errors = await errorsOf(plans(`${HEADER}\n\n,,,,\n  ,,,,\n${ROW}\nHI,QE1,2022-23,2,x\n`));
    expect(errors).toMatchObject([{ row: 6, cell: 'E6' }]);
  });

  test('a cell of several lines is one spreadsheet row', async () => {
    const errors = await errorsOf(plans(`${HEADER},note\n${ROW},"one\ntwo\nthree"\nHI,QE1,2022-23,2,x,\n`));
    expect(errors).toMatchObject([{ row: 3, cell: 'E3' }]);
  });

  test('column names may be in any order and case, with columns of one’s own between', async () => {
    const ports = portsWith('QE1');
    const text = 'Amount,mine,PERIOD,financial_year, ics_code ,fund\n10.00,x,1,2022-23,QE1,HI\n';
    expect(await importFile(plans(text), CONTEXT, ports)).toMatchObject({ status: 'applied', rows: 1 });
  });
});

describe('a file that is not what it seems is named as such, before any row is read', () => {
  const utf16 = Buffer.from(`\ufeff${HEADER}\n${ROW}\n`, 'utf16le');
  test.each<[string, string | Buffer, string]>([
    ['empty', '', 'empty_file'],
    ['only a byte-order mark', '\ufeff', 'empty_file'],
    ['a header and no rows', `${HEADER}\n`, 'no_rows'],
    ['a header and blank rows', `${HEADER}\n,,,,\n`, 'no_rows'],
    ['UTF-16 without a mark', utf16.subarray(2), 'utf16'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004rest', 'latin1'), 'corrupt_workbook'],
    ['an old Office file', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), 'workbook_old'],
    ['a PDF', '%PDF-1.7', 'not_text'],
    ['a web page', '<!DOCTYPE html><html></html>', 'not_text'],
    ['bytes with NUL', `${HEADER}\nHI,QE1,2022-23,1,1\u00000\n`, 'not_text'],
    ['a JSON list', '[1, 2]', 'wrong_template'],
    ['a header in row 2', `Monthly plans\n${HEADER}\n${ROW}\n`, 'wrong_template'],
  ])('%s', async (_what, content, rule) => {
    expect(await errorsOf(plans(content))).toMatchObject([{ row: null, rule }]);
  });

  test('another template, with the name of the one it looks like', async () => {
    const virements = 'fund,ics_code,financial_year,direction,pressure,reason,authorised_by';
    const [error] = await errorsOf(plans(`${virements},amount,period\nx\n`.replace('period', 'month')));
    expect(error).toMatchObject({
      rule: 'wrong_template',
      message: expect.stringContaining('period') as string,
    });
    const other = await errorsOf(fileOf('virements', `${HEADER}\n${ROW}\n`));
    expect(other[0]?.message).toBe(
      'This looks like plans.csv, not virements.csv: hand it in under its own name.',
    );
  });

  test('a folder in place of a file, and a file that is gone', async () => {
    for (const code of ['EISDIR', 'ENOENT', 'EACCES']) {
      const open = async function* (): AsyncGenerator<Buffer> {
        throw Object.assign(new Error(code), { code });
      };
      const errors = await errorsOf({ kind: 'plans', fileName: 'plans.csv', open });
      expect(errors).toMatchObject([{ row: null, rule: 'unreadable_file' }]);
    }
  });
});

describe('rows that do not fit their header', () => {
  test('an unquoted amount with a comma is said at its row, and the other rows are still checked', async () => {
    const text = `${HEADER}\nHI,QE1,2022-23,1,£1,200\nHI,QE1,2022-23\nHI,QE1,2022-23,15,1\nTotal,,,,10.00\n`;
    expect(await errorsOf(plans(text))).toMatchObject([
      { row: 2, rule: 'too_many_cells' },
      { row: 3, rule: 'too_few_cells' },
      { row: 4, cell: 'D4', rule: 'period' },
      { row: 5, rule: 'totals_row' },
    ]);
  });

  test.each([
    ['a quote that is never closed', `${HEADER}\n${ROW}\nHI,QE1,2022-23,2,"10.00\n`],
    ['a quote inside a cell', `${HEADER}\n${ROW}\nHI,QE1,2022-23,2,"10"00"\n`],
    ['a quote in an unquoted cell', `${HEADER}\n${ROW}\nHI,QE1,2022-23,2,10"00\n`],
  ])('%s: the errors before it are listed too, and where reading ended is said', async (_what, text) => {
    const errors = await errorsOf(plans(text.replace('2022-23,1', '2022-23,19')));
    expect(errors).toMatchObject([
      { row: 2, rule: 'period' },
      { row: 3, rule: 'malformed_csv' },
    ]);
  });

  test('of many thousand errors ten thousand are listed, and all are counted', async () => {
    const rows = Array.from({ length: 12_000 }, () => 'HI,QE1,2022-23,1,x').join('\n');
    const result = await importFile(
      fileOf('plans', `${HEADER}\n${rows}\n`, 'plans.csv', 65_536),
      CONTEXT,
      portsWith('QE1'),
    );
    // Each amount, and every row but the first as the same period again.
    expect(result).toMatchObject({ status: 'rejected', totalErrors: 23_999 });
    expect(result.status === 'rejected' && result.errors).toHaveLength(10_000);
  });
});
