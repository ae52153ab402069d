import { COLUMNS, MAPPING } from '../testing/mappings.js';
import { fileOf } from '../testing/sources.js';
import { wholeOf } from '../testing/unzip.js';
import { mapExtract, type MappedExtract } from './map-extract.js';
import type { Mapping } from './mapping.js';

const TARGET = { ics: 'QE1', year: '2022-23', period: 1, coreComplete: true };
const HEADER = 'Cost Centre,Account,Amount,Narrative';
const map = (
  rows: string[],
  mapping: Mapping = MAPPING,
  header = HEADER,
  target = TARGET,
): Promise<MappedExtract> =>
  mapExtract(fileOf('extract', [header, ...rows].join('\n'), 'ledger.csv'), mapping, target);
const returnOf = async ({ returns }: MappedExtract): Promise<string[]> =>
  (await wholeOf(returns!.open())).toString().split('\r\n').slice(0, -1);

test('every row is a line of the return, named by its codes and a running number', async () => {
  const mapped = await map([
    '4102,7731,10.00,Sessions',
    '4102,7731,-2.50,',
    '4102,9001,99,',
    '4100,7000,5,"a, b"',
    '4102,7731,1,',
  ]);
  expect(mapped.found.errors).toEqual([]);
  expect(await returnOf(mapped)).toEqual([
    'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme,cost_centre,account_code,supplier,description,evidence',
    'QE1,2022-23,1,yes,4102-7731-1,10.00,HI,SMK-1,,4102,7731,,Sessions,Contract C-17',
    'QE1,2022-23,1,yes,4102-7731-2,-2.50,HI,SMK-1,,4102,7731,,,Contract C-17',
    'QE1,2022-23,1,yes,4100-7000-1,5.00,core,,smoking-cessation,4100,7000,,"a, b",',
    'QE1,2022-23,1,yes,4102-7731-3,1.00,HI,SMK-1,,4102,7731,,,Contract C-17',
  ]);
  expect(mapped.reconciliation).toMatchObject({
    ...{ extract: { rows: 5, totalPence: 11_250 }, lines: { rows: 4, totalPence: 1_350 } },
    ...{ ignored: { rows: 1, totalPence: 9_900 }, unmatched: { rows: 0, totalPence: 0 } },
    byRule: [{ rule: 1, rows: 3, totalPence: 850 }, { rule: 2, ignored: true }, { rule: 3 }],
  });
});

test('what no rule takes is told once for each pair of codes, with its money, the largest first', async () => {
  const { found, returns, reconciliation } = await map([
    '50,1,10,',
    '50,1,-3,',
    ',2,-1000.50,',
    '4102,7731,1,',
  ]);
  expect(returns).toBeNull();
  expect(found.errors.map(({ row, rule: name, message }) => [row, name, message])).toEqual([
    [
      2,
      'unmatched_codes',
      expect.stringMatching(/^No rule takes cost centre 50 with account code 1: 2 rows, £7\.00\./),
    ],
    [
      4,
      'unmatched_codes',
      expect.stringMatching(/^No rule takes cost centre \(blank\) .* one row, (-|−)£1,000\.50\./),
    ],
  ]);
  expect(reconciliation.unmatchedPairs.map(({ firstRow }) => firstRow)).toEqual([4, 2]);
  expect(reconciliation.unmatched).toEqual({ rows: 3, totalPence: -99_350 });
});

test('rows of other months are left out, and their money is told', async () => {
  const columns = { ...COLUMNS, date: 'Posted' };
  const rows = ['4102,7731,10,,30/04/2022', '4102,7731,20,,1/5/2022', '4102,7731,40,,2022-04-01'];
  const mapped = await map(rows, { ...MAPPING, columns }, `${HEADER},Posted`);
  expect(mapped.reconciliation).toMatchObject({
    ...{ lines: { rows: 2, totalPence: 5_000 }, otherMonths: { rows: 1, totalPence: 2_000 } },
  });
  expect((await returnOf(mapped))[2]).toContain('4102-7731-2,40.00');
  const bad = await map(['4102,7731,10,,31/04/2022'], { ...MAPPING, columns }, `${HEADER},Posted`);
  expect(bad.found.errors).toMatchObject([{ cell: 'E2', rule: 'date_not_in_calendar' }]);
  const m13 = await map(rows, { ...MAPPING, columns }, `${HEADER},Posted`, { ...TARGET, period: 13 });
  expect(m13.found.errors).toMatchObject([{ rule: 'no_month' }]);
  const byPeriod = { ...MAPPING, columns: { ...COLUMNS, period: 'P' } };
  const periods = await map(
    ['4102,7731,1,,P01', '4102,7731,2,,13', '4102,7731,4,,m2'],
    byPeriod,
    `${HEADER},P`,
  );
  expect(periods.reconciliation).toMatchObject({
    lines: { totalPence: 100 },
    otherMonths: { totalPence: 600 },
  });
});

test('debit and credit make the amount, and amounts are read as ledgers write them', async () => {
  const columns = { ...COLUMNS, amount: null, debit: 'Dr', credit: 'Cr', description: null };
  const mapped = await map(
    ['4102,7731,10,', '4102,7731,,2.5', '4102,7731,,'],
    { ...MAPPING, columns },
    'Cost Centre,Account,Dr,Cr',
  );
  expect(mapped.found.errors).toMatchObject([{ cell: 'C4', rule: 'required' }]);
  expect(mapped.reconciliation.lines.totalPence).toBe(750);
  const { reconciliation } = await map(['4102,7731,"1,234.50-",', '4102,7731,1.00 CR,', '4102,7731,2 DR,']);
  expect(reconciliation.lines.totalPence).toBe(-123_450 - 100 + 200);
});

test('every error of an extract is told at its cell, and another extract is named as one', async () => {
  const { found } = await map([
    '4102,7731,ten,',
    '4102,7731,1.234,',
    '4102,1E10,1,',
    'Total,,5,',
    '4102,7731',
  ]);
  expect(found.errors.map(({ cell, rule: name }) => cell ?? name)).toEqual([
    ...['C2', 'C3', 'B4', 'totals_row', 'too_few_cells'],
  ]);
  expect((await map(['1'], MAPPING, 'Something')).found.errors).toMatchObject([{ rule: 'extract_columns' }]);
  expect((await map(['4102,9001,1,'])).found.errors).toMatchObject([{ rule: 'nothing_mapped' }]);
});
