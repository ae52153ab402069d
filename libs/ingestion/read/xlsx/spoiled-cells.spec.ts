import { importFile } from '../../import-file.js';
import type { ImportResult } from '../../result.js';
import { CONTEXT, portsWith, type FakePorts } from '../../testing/fake-ports.js';
import { fileOf } from '../../testing/sources.js';
import { workbook, type TestCell } from '../../testing/workbook.js';

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

describe('what spreadsheets do to cells is said at the cell', () => {
  const RETURNS = ['ics_code', 'financial_year', 'period', 'core_complete', 'line', 'amount', 'charged_to'];
  const line = (...more: TestCell[]): TestCell[] => ['QE1', '2022-23', 1, true, 1, 10, 'HI', ...more];
  const returns = (
    column: string,
    cell: TestCell,
    formats: (number | string)[] = [14, 11],
  ): Promise<string[]> =>
    found(workbook({ sheets: [{ rows: [[...RETURNS, column], line(cell)] }], formats }), 'returns');

  test.each<[string, TestCell, string]>([
    ['a number', 521, 'H2 code_number'],
    ['a number shown as 1E+10', { v: '1E10', s: 2 }, 'H2 code_scientific'],
    ['sixteen digits', { v: '1234567890123456' }, 'H2 code_scientific'],
    ['a date', { v: '44621', s: 1 }, 'H2 code_converted'],
    ['true', true, 'H2 code_converted'],
    ['an error', { t: 'e', v: '#REF!' }, 'H2 formula_error'],
    ['a formula never computed', { f: 'A1&"x"' }, 'H2 formula_without_value'],
    ['a text that is not there', { t: 's', v: '999' }, 'H2 unreadable_cell'],
    ['a text', '0521', 'applied'],
    ['a formula with its value', { t: 'str', f: 'A1', v: '0521' }, 'applied'],
  ])('in a column of codes: %s', async (_what, cell, expected) => {
    expect(await returns('cost_centre', cell)).toEqual([expected]);
  });

  test('lines may be numbered, yes and no may be boxes, and a column that is not read may hold anything', async () => {
    expect(await returns('mine', { t: 'e', v: '#N/A' })).toEqual(['applied']);
    expect(ports.asked('SubmitReturn')[0]?.data).toMatchObject({ coreComplete: true, lineCount: 1 });
  });

  test.each<[string, TestCell, boolean, string, string | null]>([
    ['a day of the system of 1900', { v: '44743', s: 1 }, false, 'applied', '2022-07-01'],
    ['a day of the system of 1904', { v: '43281', s: 1 }, true, 'applied', '2022-07-01'],
    ['a format of one’s own', { v: '44743', s: 3 }, false, 'applied', '2022-07-01'],
    ['a date in words', { t: 'd', v: '2022-07-01T00:00:00' }, false, 'applied', '2022-07-01'],
    ['a number that is not shown as a date', { v: '44743' }, false, 'F2 date_serial', null],
    ['with a time of day', { v: '44743.5', s: 1 }, false, 'F2 date_with_time', null],
    ['29 February 1900', { v: '60', s: 1 }, false, 'F2 date_not_in_calendar', null],
    ['a day before all days', { v: '-1', s: 1 }, false, 'F2 date_not_in_calendar', null],
  ])('a date: %s', async (_what, cell, date1904, expected, on) => {
    const header = ['fund', 'ics_code', 'financial_year', 'kind', 'amount', 'effective_on', 'source'];
    const rows = [header, ['HI', 'QE1', '2022-23', 'award', 10, cell, 'letter']];
    const bytes = workbook({ sheets: [{ rows }], formats: [14, 11, 'dd\\ mmmm\\ yyyy;@'], date1904 });
    expect(await found(bytes, 'allocations')).toEqual([expected]);
    expect(ports.asked('AwardAllocation')[0]?.data.effectiveOn ?? null).toBe(on);
  });

  test('an amount that is shown as a date', async () => {
    expect(
      await found(workbook({ sheets: [{ rows: [PLANS, plan(1, { v: '5', s: 1 })] }], formats: [14] })),
    ).toEqual(['E2 number_as_date']);
  });

  test('merged cells: each that is covered, not as missing', async () => {
    const rows = [PLANS, plan(1, 1), ['HI', null, '2022-23', 2, 2]];
    const after = '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>';
    expect(await found(workbook({ sheets: [{ rows, after }] }))).toEqual(['B3 merged_cell']);
    const header = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
    expect(await found(workbook({ sheets: [{ rows, after: header }] }))).toEqual(['B1 merged_cell']);
  });
});
