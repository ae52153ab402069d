import { importFile } from '../../import-file.js';
import type { ImportResult } from '../../result.js';
import { CONTEXT, portsWith, type FakePorts } from '../../testing/fake-ports.js';
import { fileOf } from '../../testing/sources.js';
import { sheetOf, sheetOfCsv, workbook, type TestCell } from '../../testing/workbook.js';

const PLANS = ['fund', 'ics_code', 'financial_year', 'period', 'amount'];
let ports: FakePorts;
beforeEach(() => (ports = portsWith('QE1')));

const load = (bytes: Buffer, kind = 'plans', fileName = `${kind}.xlsx`): Promise<ImportResult> =>
  importFile(fileOf(kind, bytes, fileName, 1024), CONTEXT, ports);
async function found(bytes: Buffer, kind?: string): Promise<string[]> {
  const result = await load(bytes, kind);
  return result.status === 'rejected'
    ? result.errors.map(({ cell, rule }) => `${cell} ${rule}`)
    : [result.status];
}
const plan = (period: TestCell, amount: TestCell): TestCell[] => ['HI', 'QE1', '2022-23', period, amount];
const amounts = (): number[] => ports.asked('PhasePlan').map(({ data }) => data.amountPence);

describe('a workbook is read as the CSV of its first visible sheet would be', () => {
  test('texts, numbers and numbers as text', async () => {
    const result = await load(sheetOf(PLANS, plan(1, 1234.5), plan('M2', '£1,234.50'), plan('3', '(10.00)')));
    expect(result).toMatchObject({ status: 'applied', rows: 3, format: 'xlsx', encoding: null });
    expect(amounts()).toEqual([123450, 123450, -1000]);
  });

  test('whatever it is called; and a CSV called a workbook is read as one', async () => {
    const bytes = sheetOf(PLANS, plan(1, 10));
    expect(await load(bytes, 'plans', 'plans.csv')).toMatchObject({ status: 'applied', format: 'xlsx' });
    const text = Buffer.from(`${PLANS.join()}\nHI,QE1,2022-23,2,10.00\n`);
    expect(await load(text, 'plans', 'plans.xlsx')).toMatchObject({ status: 'applied', format: 'csv' });
  });

  test.each([
    ['1234.5600000000001', 123456],
    ['1.2345600000000001E3', 123456],
    ['0.30000000000000004', 30],
    ['-99999999999.98999', -9999999999999],
    ['4.0000000000000001E-2', 4],
    ['1E3', 100000],
    ['0', 0],
  ])('%s is the amount that was typed, without the noise of arithmetic', async (v, pence) => {
    expect(await found(sheetOf(PLANS, plan(1, { v })))).toEqual(['applied']);
    expect(amounts()).toEqual([pence]);
  });

  test.each([
    ['1234.567', 'amount_decimals'],
    ['33.333333333333336', 'amount_decimals'],
    ['1E300', 'unreadable_cell'],
    ['NaN', 'unreadable_cell'],
  ])('%s is no amount', async (v, rule) => {
    expect(await found(sheetOf(PLANS, plan(1, { v })))).toEqual([`E2 ${rule}`]);
  });

  test('rich text, text in its cell, escapes; not what stands over it for its pronunciation', async () => {
    const rich =
      '<si><r><t>20</t></r><r><rPr><b/></rPr><t xml:space="preserve">22-23 </t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    const names = PLANS.map((name) => `<si><t>${name}</t></si>`).join('');
    const parts = [
      {
        name: 'xl/sharedStrings.xml',
        data: `<sst>${names}<si><t>HI</t></si><si><t>QE1</t></si>${rich}</sst>`,
      },
    ];
    const row: TestCell[] = [
      'HI',
      'QE1',
      'Y',
      { t: 'inlineStr', is: '<t>M</t><t>1</t>' },
      { t: 'str', f: '"a"', v: '12_x002E_5' },
    ];
    expect(await found(workbook({ sheets: [{ rows: [PLANS, row] }], parts }))).toEqual(['applied']);
    expect(amounts()).toEqual([1250]);
  });

  test('blank rows and columns are skipped, and the rows keep their numbers', async () => {
    const rows = [
      [...PLANS.slice(0, 2), null, ...PLANS.slice(2)],
      [],
      ['HI', 'QE1', null, '2022-23', 1, 'x'],
    ];
    expect(await found(sheetOf(...rows))).toEqual(['F3 amount']);
  });

  test('a note beside the table is none of it', async () => {
    expect(await found(sheetOf(PLANS, [...plan(1, 1), null, 'checked by J']))).toEqual(['applied']);
  });
});

describe('what is not shown', () => {
  test('hidden sheets are passed over; hidden rows and columns are read, and said', async () => {
    const rows = [PLANS, plan(1, 1), plan(2, 20.5), plan(3, 3)];
    const before = '<cols><col min="5" max="5" hidden="1"/></cols>';
    const result = await load(
      workbook({
        sheets: [
          { name: 'codes', state: 'hidden', rows: [['x']] },
          { name: 'older', state: 'veryHidden', rows: [['x']] },
          { name: 'Plan', rows, hidden: [3], before },
        ],
      }),
    );
    expect(result).toMatchObject({
      status: 'applied',
      rows: 3,
      discrepancies: [
        { cell: 'E1', rule: 'hidden_column' },
        { row: 3, rule: 'hidden_rows', value: '3', amountPence: 2050 },
      ],
    });
  });

  test('another sheet with the same table is not read, and said; a sheet of notes is not said', async () => {
    const sheets = [
      { name: 'M1', rows: [PLANS, plan(1, 1)] },
      { name: 'M2', rows: [PLANS, plan(2, 2)] },
      { name: 'Notes', rows: [['Fill in M1']] },
    ];
    expect(await load(workbook({ sheets }))).toMatchObject({
      status: 'applied',
      rows: 1,
      discrepancies: [{ rule: 'sheet_not_read', value: 'M2' }],
    });
  });
});

test('a workbook reads as the CSV of the same cells', async () => {
  const csv = `${PLANS.join()}\nHI,QE1,2022-23,1,x\nHI,NOPE,2022-23,2,1.00\n`;
  const asCsv = await importFile(fileOf('plans', csv), CONTEXT, ports);
  const asSheet = await load(sheetOfCsv(csv));
  if (asCsv.status !== 'rejected' || asSheet.status !== 'rejected') throw new Error('both must be rejected');
  expect(asSheet.errors.map((each) => ({ ...each, file: 'plans.csv' }))).toEqual(asCsv.errors);
});
