import { checkOnly } from '../import-file.js';
import type { CheckResult } from '../result.js';
import { CONTEXT, portsWith } from '../testing/fake-ports.js';
import { fileOf } from '../testing/sources.js';
import { wholeOf } from '../testing/unzip.js';
import { workbook, type TestCell } from '../testing/workbook.js';
import { giveBack } from './give-back.js';

const ports = portsWith('QE1');
ports.accountsKnown.add('HI:QE1:2022-23');
const HEADER = ['ics_code', 'financial_year', 'period', 'core_complete', 'line', 'amount', 'charged_to'];
const MORE = ['purpose', 'evidence', 'our_own'];
const GOOD: TestCell[] = ['QE1', '2022-23', 1, 'yes', 'a', 10.5, 'HI', 'workforce', '', 7];

const book = (...rows: TestCell[][]): Buffer =>
  workbook({ sheets: [{ rows: [[...HEADER, ...MORE], ...rows] }], formats: [14, 22] });
const file = (bytes: Buffer) => fileOf('returns', bytes, 'returns.xlsx', 4096);
const check = (bytes: Buffer): Promise<CheckResult> => checkOnly(file(bytes), CONTEXT, ports);
const back = async (bytes: Buffer): Promise<Buffer> =>
  wholeOf(giveBack(file(bytes), await check(bytes), 'xlsx'));
const rulesOf = async (bytes: Buffer): Promise<string[]> => {
  const result = await check(bytes);
  return 'errors' in result ? result.errors.map(({ cell, rule }) => `${cell} ${rule}`) : ['already applied'];
};

const withCell = (at: number, cell: TestCell): TestCell[] =>
  GOOD.map((each, place) => (place === at ? cell : each));

test.each<[what: string, row: TestCell[], rule: string]>([
  ['a code that the spreadsheet keeps as a number', withCell(7, 7), 'H3 code_number'],
  ['a code that it has shortened', withCell(7, 1e21), 'H3 code_'],
  ['a code that it has made a date', withCell(7, { v: '44621', s: 1 }), 'H3 code_converted'],
  ['a time of day in a code', withCell(7, { v: '44621.5', s: 2 }), 'H3 '],
  ['an error of a formula', withCell(7, { t: 'e', v: '#REF!' }), 'H3 formula_error'],
  ['a formula that was never computed, where the cell may be blank', withCell(7, { f: 'A1' }), 'H3 '],
  ['true in a code', withCell(7, true), 'H3 '],
  ['a date for an amount', withCell(5, { v: '44621', s: 1 }), 'F3 '],
  ['words for an amount', withCell(5, 'ten'), 'F3 amount'],
])('%s is given back as what it is, and stays refused', async (_what, row, rule) => {
  const bytes = book(
    GOOD,
    row.map((cell, at) => (at === 4 ? 'b' : cell)),
  );
  const found = await rulesOf(bytes);
  expect(found).toEqual([expect.stringContaining(rule)]);
  const again = await rulesOf(await back(bytes));
  expect(again.map((text) => text.split(' ')[0])).toEqual(found.map((text) => text.split(' ')[0]));
});

test('what is right is read from it as from the file itself: numbers, dates, blank rows and columns of theirs', async () => {
  const bytes = book(
    GOOD,
    [],
    ['QE1', '2022-23', 'M1', 'no', 'b', '£1,234.50', 'HI', '', '', { v: '44621', s: 1 }],
  );
  expect(await rulesOf(bytes)).toEqual(['D4 core_complete_disagrees']);
  const given = await back(bytes);
  expect(await rulesOf(given)).toEqual(['D4 core_complete_disagrees']);
  expect(await rulesOf(await back(given))).toEqual(['D4 core_complete_disagrees']);
});
