import { sheetOf, workbook, type TestCell, type TestSheet } from '../../libs/ingestion/testing/workbook.js';
import { filesOf, type CorpusFile } from './corpus-file.js';
import { headerOf, rowOf, table } from './tables.js';

const names = (kind: string): TestCell[] => headerOf(kind).split(',');
const cells = (kind: string): TestCell[] => rowOf(kind).split(',');
const PLANS = names('plans');
const plan = (period: TestCell, amount: TestCell): TestCell[] => ['HI', 'QE1', '2022-23', period, amount];

/** The good row of a kind with another cell in one column, as a sheet. */
function one(kind: string, column: string, ...values: TestCell[]): TestSheet {
  const at = names(kind).indexOf(column);
  const line = names(kind).indexOf('line');
  const rows = values.map((value, row) => {
    const changed = cells(kind);
    if (line >= 0 && column !== 'line') changed[line] = `L${row + 1}`;
    changed[at] = value;
    return changed;
  });
  return { rows: [names(kind), ...rows] };
}
const FORMATS = [14, 11, 'dd/mm/yyyy', '0000', '[$-809]d mmmm yyyy', '[Red]-0.00', 'h:mm', '"day "0'];
const of =
  (kind: string, column: string, ...values: TestCell[]) =>
  (): Buffer =>
    workbook({ sheets: [one(kind, column, ...values)], formats: FORMATS });
const plans = (sheet: Partial<TestSheet>) => (): Buffer =>
  workbook({ sheets: [{ rows: [PLANS, plan(1, 1), plan(2, 2), plan(3, 'x')], ...sheet }] });
const n = (v: string, s?: number): TestCell => (s === undefined ? { v } : { v, s });

/** What a spreadsheet does to cells, sheets and rows. */
export const WORKBOOKS: readonly CorpusFile[] = [
  ...filesOf('sheet', 'returns', {
    'amounts-with-noise.xlsx': of(
      'returns',
      'amount',
      n('1234.5600000000001'),
      n('0.30000000000000004'),
      n('-4.0000000000000001E-2'),
      n('1E3'),
      n('99999999999.990005'),
    ),
    'amounts-with-three-decimals.xlsx': of('returns', 'amount', 1234.567, n('33.333333333333336'), n('1E-3')),
    'amounts-as-text.xlsx': of('returns', 'amount', '1234.50', '£1,234.50', '(10)', 'ten'),
    'amounts-as-dates.xlsx': of('returns', 'amount', n('44743', 1), n('44743', 3), n('5', 6)),
    'amounts-beyond-all.xlsx': of('returns', 'amount', n('1E12'), n('1E300'), n('NaN'), n('1E-300'), n('')),
    'codes-as-numbers.xlsx': of(
      'returns',
      'cost_centre',
      42,
      n('42', 4),
      n('1E10'),
      n('1E10', 2),
      n('12345678901234567'),
    ),
    'codes-as-dates.xlsx': of('returns', 'account_code', n('44621', 1), n('0.5', 7), true),
    'codes-as-text.xlsx': of(
      'returns',
      'cost_centre',
      '0042',
      { t: 'inlineStr', is: '<t>0042</t>' },
      { t: 'str', f: 'TEXT(42,"0000")', v: '0042' },
    ),
    'lines-as-numbers.xlsx': of('returns', 'line', 1, 2, n('3.5'), n('1E20')),
    'errors.xlsx': of(
      'returns',
      'amount',
      ...['#REF!', '#N/A', '#DIV/0!', '#NAME?', '#SPILL!'].map((v) => ({ t: 'e', v })),
    ),
    'errors-in-a-column-of-ones-own.xlsx': () =>
      sheetOf([...names('returns'), 'mine'], [...cells('returns'), { t: 'e', v: '#REF!' }]),
    'formulas-without-values.xlsx': of(
      'returns',
      'amount',
      { f: 'SUM(A1:A9)' },
      { f: 'SUM(A1:A9)', v: '12.5' },
      { f: '' },
    ),
    'formula-to-another-workbook.xlsx': of('returns', 'amount', { f: "'[1]Ledger'!A1", v: '12.5' }),
    'boxes-for-yes-and-no.xlsx': of('returns', 'core_complete', true, true),
    'booleans-elsewhere.xlsx': of('returns', 'description', true, { t: 'b', v: '0' }),
    'rich-text-and-phonetics.xlsx': of('returns', 'description', {
      t: 'inlineStr',
      is: '<r><t>one </t></r><r><t>two</t></r><rPh sb="0" eb="1"><t>x</t></rPh>',
    }),
    'escapes.xlsx': of('returns', 'description', 'a_x000D_b', 'a_x0000_b', 'a_x005F_x000D_b'),
    'nhs-number-as-a-number.xlsx': of('returns', 'description', 9434765919),
    'commands.xlsx': of('returns', 'description', "=cmd|' /C calc'!A0", {
      f: 'HYPERLINK("http://example.org")',
      t: 'str',
      v: 'click',
    }),
    'a-text-that-is-not-there.xlsx': of('returns', 'supplier', { t: 's', v: '9999' }, { t: 's', v: '-1' }),
    'a-type-that-is-not-there.xlsx': of('returns', 'supplier', { t: 'q', v: '1' }),
  }),
  ...filesOf('sheet', 'allocations', {
    'dates.xlsx': of(
      'allocations',
      'effective_on',
      n('44743', 1),
      n('44743', 3),
      n('44743', 5),
      '2022-07-01',
      { t: 'd', v: '2022-07-01' },
    ),
    'dates-that-are-none.xlsx': of(
      'allocations',
      'effective_on',
      n('44743'),
      n('44743.5', 1),
      n('60', 1),
      n('0', 1),
      n('-1', 1),
      n('2958466', 1),
      '01/07/2022',
    ),
    'dates-of-the-system-of-1904.xlsx': () =>
      workbook({
        sheets: [one('allocations', 'effective_on', n('43281', 1))],
        formats: FORMATS,
        date1904: true,
      }),
    'formats-that-look-like-dates.xlsx': of('allocations', 'amount', n('5', 6), n('5', 8)),
  }),
  ...filesOf('sheet', 'plans', {
    'merged-down.xlsx': plans({ after: '<mergeCells><mergeCell ref="B2:B4"/></mergeCells>' }),
    'merged-across.xlsx': plans({ after: '<mergeCells><mergeCell ref="D2:E2"/></mergeCells>' }),
    'merged-header.xlsx': plans({ after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' }),
    'merged-beside-the-table.xlsx': plans({ after: '<mergeCells><mergeCell ref="H1:K9"/></mergeCells>' }),
    'too-many-merged.xlsx': plans({
      after: `<mergeCells>${'<mergeCell ref="B2:B3"/>'.repeat(1001)}</mergeCells>`,
    }),
    'hidden-rows.xlsx': plans({ hidden: [2, 4] }),
    'hidden-columns.xlsx': plans({ before: '<cols><col min="4" max="16384" hidden="1"/></cols>' }),
    'filtered-to-nothing.xlsx': plans({ hidden: [2, 3, 4] }),
    'blank-rows-and-columns.xlsx': () =>
      sheetOf([null, ...PLANS], [], [null, ...plan(1, 1)], [], [], [null, ...plan(2, 'x')]),
    'header-in-row-2.xlsx': () => sheetOf(['Plans of the year'], PLANS, plan(1, 1)),
    'header-missing.xlsx': () => sheetOf(plan(1, 1), plan(2, 2)),
    'totals-row.xlsx': () =>
      sheetOf(PLANS, plan(1, 1), ['Grand total', null, null, null, { f: 'SUM(E2:E2)', v: '1' }]),
    'a-note-beside-the-table.xlsx': () => sheetOf(PLANS, [...plan(1, 1), null, 'checked']),
    'duplicate-column.xlsx': () => sheetOf([...PLANS, 'amount'], [...plan(1, 1), 2]),
    'hidden-sheet-first.xlsx': () =>
      workbook({
        sheets: [{ name: 'codes', state: 'veryHidden', rows: [['x']] }, { rows: [PLANS, plan(1, 1)] }],
      }),
    'every-sheet-hidden.xlsx': () => workbook({ sheets: [{ state: 'hidden', rows: [PLANS, plan(1, 1)] }] }),
    'notes-first.xlsx': () =>
      workbook({
        sheets: [{ name: 'Read me', rows: [['How to fill this in']] }, { rows: [PLANS, plan(1, 1)] }],
      }),
    'a-sheet-for-each-month.xlsx': () =>
      workbook({ sheets: [1, 2, 3].map((month) => ({ name: `M${month}`, rows: [PLANS, plan(month, 1)] })) }),
    'empty-sheet.xlsx': () => sheetOf(),
    'header-only.xlsx': () => sheetOf(PLANS),
    'no-sheet.xlsx': () => workbook({ sheets: [] }),
    'a-workbook-named-csv.csv': () => sheetOf(PLANS, plan(1, 1)),
    'a-shared-text-that-is-blank.xlsx': () => {
      const header = PLANS.map((_name, at) => ({ t: 's', v: String(at + 1) }));
      const row = plan(1, 1).map((cell) => (typeof cell === 'string' ? { t: 'str', v: cell } : cell));
      const data = `<sst><si><t/></si>${PLANS.map((name) => `<si><t>${String(name)}</t></si>`).join('')}</sst>`;
      return workbook({ sheets: [{ rows: [header, row] }], parts: [{ name: 'xl/sharedStrings.xml', data }] });
    },
    'a-csv-named-a-workbook.xlsx': table('plans', 'HI,QE1,2022-23,1,1.00'),
    'rows-and-cells-without-addresses.xlsx': plans({
      xml: `<worksheet><sheetData>${[PLANS, plan(1, 1)].map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`).join('')}</sheetData></worksheet>`,
    }),
    'prefixed-names.xlsx': plans({
      xml: `<x:worksheet xmlns:x="x"><x:sheetData><x:row r="1">${PLANS.map((name) => `<x:c t="inlineStr"><x:is><x:t>${name}</x:t></x:is></x:c>`).join('')}</x:row></x:sheetData></x:worksheet>`,
    }),
    'another-template.xlsx': () => sheetOf(names('virements'), cells('virements')),
  }),
];
