import fc from 'fast-check';
import { checkOnly } from '../import-file.js';
import type { CheckResult } from '../result.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf, returnsCsv } from '../testing/sources.js';
import { unzip, wholeOf } from '../testing/unzip.js';
import { giveBack, hasRowsToGive } from './give-back.js';

const GOOD = 'QE1,2022-23,1,yes,1,10.00,HI,,,,,,,';
const ports = portsWith('QE1');
ports.accountsKnown.add('HI:QE1:2022-23');
const check = (csv: string, kind = 'returns'): Promise<CheckResult> =>
  checkOnly(fileOf(kind, csv), CONTEXT, ports);

async function csvBack(csv: string, kind = 'returns'): Promise<string> {
  const bytes = await wholeOf(giveBack(fileOf(kind, csv), await check(csv, kind), 'csv'));
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}
const linesBack = async (csv: string): Promise<string[]> => (await csvBack(csv)).split('\r\n').slice(0, -1);

test('each row has its sentences, at its cells, and the rest is as it came', async () => {
  const lines = await linesBack(
    returnsCsv(
      GOOD,
      'QE1,2022-23,1,yes,2,ten,,,,,,,,',
      '',
      'QE1,2022-23,1,yes,3,"1,000.00",HI,SMK-9,,,,,"a ""b""",',
    ),
  );
  expect(lines[0]).toMatch(/^ics_code,.*,evidence,errors,discrepancies$/);
  expect(lines[1]).toBe(`${GOOD},,`);
  expect(lines[2]).toMatch(
    /^QE1,2022-23,1,yes,2,ten,,,,,,,,,F3: This is not an amount: .* G3: Fill in charged_to\.,$|"F3: .*G3: Fill in charged_to\.",$/,
  );
  expect(lines[3]).toBe('');
  expect(lines[4]).toMatch(/^QE1,2022-23,1,yes,3,"1,000\.00",HI,SMK-9,,,,,"a ""b""",,,/);
  expect(lines[4]).toContain('H5: SMK-9 is not registered');
});

test('what is wrong with the whole file stands with its first row, and in one of its own where there is none', async () => {
  expect((await linesBack('ics_code,colour\nQE1,red\nQE1,blue\n'))[1]).toMatch(
    /^QE1,red,"?Whole file: Row 1 /,
  );
  expect((await linesBack('ics_code,colour\nQE1,red\nQE1,blue\n'))[2]).toBe('QE1,blue,,');
  const [, only] = await linesBack(returnsCsv());
  expect(only).toMatch(/^,{14}"?Whole file: The file has its column names and no rows/);
});

test('mended and handed in again it is taken, and its columns are not made twice', async () => {
  const back = await csvBack(returnsCsv(GOOD, 'QE1,2022-23,1,yes,2,ten,HI,,,,,,,'));
  const again = await csvBack(back);
  expect(again).toBe(back);
  expect(await check(back.replace(',ten,', ',10,'))).toMatchObject({ status: 'acceptable', rows: 2 });
});

test('a ragged row stays refused until it is set right', async () => {
  for (const row of ['QE1,2022-23,1,yes,2,10.00,HI', `${GOOD},,`, `${GOOD},`, `${GOOD},,,,`]) {
    const csv = returnsCsv(GOOD, row);
    const rules = async (text: string): Promise<string[]> => {
      const result = await check(text);
      return 'errors' in result ? result.errors.map(({ row: at, rule }) => `${at} ${rule}`) : [];
    };
    expect(await rules(csv)).toMatchObject([expect.stringMatching(/^3 too_(few|many)_cells$/)]);
    const back = await csvBack(csv);
    expect(back).toContain('has');
    expect(await rules(back)).toEqual(['3 too_many_cells']);
  }
});

test('nothing in it runs as a formula, and numbers stay numbers', async () => {
  const dangerous = ['=1+1', '+a', '-b', '@c', '\td', '\re'];
  const cells = [...dangerous, '-12.50', '-£1,000', '+5'].map((text) => `"${text}"`);
  const back = await csvBack(`ics_code,financial_year,a,b,c,d,e,f,g,h,i\nQE1,x,${cells.join(',')}\n`);
  expect(back.split('\r\n')[1]).toMatch(/^QE1,x,'=1\+1,'\+a,'-b,'@c,'\td,"'\re",-12\.50,"-£1,000",\+5,/);
});

test('every row stays the row that it was, whatever is in it', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'QE1', '2022-23', '1', 'yes', '10.00', 'HI'),
    fc.string({ maxLength: 5 }),
  );
  const row = fc.array(cell, { minLength: 1, maxLength: 9 });
  const HEADER = 'ics_code,financial_year,period,core_complete,line,amount,charged_to';
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const csv = [HEADER, ...quoted].join('\n');
      const result = await check(csv);
      if (result.status !== 'rejected') return;
      const file = fileOf('returns', await csvBack(csv));
      const again = await checkOnly(file, CONTEXT, ports);
      const rowsOf = (found: CheckResult): (number | null)[] =>
        'errors' in found ? [...new Set(found.errors.map((error) => error.row))] : [];
      expect(rowsOf(again)).toEqual(expect.arrayContaining(rowsOf(result).filter((at) => at !== null)));
    }),
    { numRuns: 60 },
  );
});

test('what cannot be read as a table comes back as a list of what to do', async () => {
  const broken = `${returnsCsv(GOOD)}QE1,2022-23,1,yes,"2,10.00`;
  expect(await hasRowsToGive(fileOf('returns', broken), await check(broken))).toBe(false);
  const lines = await linesBack(broken);
  expect(lines[0]).toBe('what,cell,row,column,found,to_do,rule');
  expect(lines[1]).toMatch(/^error,,3,,,.*quotation mark.*,malformed_csv$/);
  expect((await linesBack('ics_code;amount;line\n1;2;3\n'))[1]).toMatch(/^error,,whole file,/);
});

test('as a workbook: amounts are numbers, codes text, wrong cells marked, and a second sheet lists all', async () => {
  const csv = returnsCsv(
    'QE1,2022-23,1,yes,007,"£1,234.50",HI,,,,,,=1+1,',
    'QE1,2022-23,1,yes,2,ten,HI,,,,,,,',
  );
  const parts = await unzip(giveBack(fileOf('returns', csv), await check(csv), 'xlsx'));
  const [rows, list] = [1, 2].map((at) => parts.get(`xl/worksheets/sheet${at}.xml`)!);
  expect(rows).toMatch(/<c r="C2" s="2"><v>1<\/v>/);
  expect(rows).toMatch(/<c r="F2" s="3"><v>1234\.50<\/v>/);
  expect(rows).toMatch(/<c r="E2" s="2" t="inlineStr"><is><t xml:space="preserve">007</);
  expect(rows).toMatch(/<c r="M2" s="2" t="inlineStr"><is><t xml:space="preserve">=1\+1</);
  expect(rows).toMatch(/<c r="F3" s="4" t="inlineStr"><is><t xml:space="preserve">ten</);
  expect(rows).toMatch(/<c r="O3" s="6" t="inlineStr"><is><t xml:space="preserve">F3: This is not an amount/);
  expect(list).toContain('F3');
  expect(parts.get('xl/workbook.xml')).toContain('name="What to do"');
});

test('bytes that were applied before say so', async () => {
  const csv = returnsCsv(GOOD);
  const { fileName, kind, sha256 } = await check(csv);
  const applied = { status: 'already_applied', fileName, kind, sha256 } as const;
  const back = await wholeOf(giveBack(fileOf('returns', csv), applied, 'csv'));
  expect(back.toString()).toContain('These bytes were applied before');
});

test('a file that changed since it was checked is not given back as that one', async () => {
  const result = await check(returnsCsv(GOOD, 'QE1,2022-23,1,yes,2,ten,HI,,,,,,,'));
  expect(await hasRowsToGive(fileOf('returns', returnsCsv(GOOD)), result)).toBe(false);
});
