import { filesOf, type CorpusFile } from './corpus-file.js';
import { csv, headerOf, rowWith, table } from './tables.js';

/** One row of a return for each value of a column. */
const returnOf = (column: string, ...values: string[]): string =>
  table(
    'returns',
    ...values.map((value, at) =>
      rowWith('returns', { line: `L${at + 1}`, [column]: `"${value.replaceAll('"', '""')}"` }),
    ),
  );
const award = (changed: Record<string, string>): string => rowWith('allocations', changed);
const interventions = (...changed: Record<string, string>[]): string =>
  table('interventions', ...changed.map((each) => rowWith('interventions', each)));

/** What people and spreadsheets write into cells. */
export const CELLS: readonly CorpusFile[] = [
  ...filesOf('cell', 'returns', {
    'accounting-negatives.csv': returnOf(
      'amount',
      '(1,234.50)',
      '(£1,234.50)',
      '-1,234.50',
      '-1234.50',
      '£-5',
      '-(5)',
      '(5',
      '5-',
    ),
    'amounts-that-are-none.csv': returnOf(
      'amount',
      '',
      'n/a',
      '-',
      '10k',
      '£',
      '1 000.00',
      '1.000,00',
      "1'000",
      '12,34',
      '.',
      '0x10',
    ),
    'other-currencies.csv': returnOf('amount', '€10', '$10', '10 EUR', 'GBP 10', '10%'),
    'three-decimals.csv': returnOf('amount', '1.005', '1,234.567', '0.001'),
    'shortened-amounts.csv': returnOf('amount', '1E10', '1.2E+05', '9.99E-3'),
    'amounts-too-large.csv': returnOf('amount', '100000000000.01', '99999999999999999999', '100000000000.00'),
    'formulas-for-amounts.csv': returnOf('amount', '=SUM(A1:A3)', '#REF!', '#N/A', '#####'),
    'other-digits.csv': returnOf('amount', '١٢٣', '１２３', '½'),
    'commands-in-cells.csv': returnOf('description', "=cmd|' /C calc'!A0", '+1+1', '@SUM(1)', '-2+3'),
    'commands-for-codes.csv': returnOf('cost_centre', "=cmd|' /C calc'!A0", '=1+1'),
    'shortened-codes.csv': returnOf('cost_centre', '1E10', '1.0E+10', '0042', '42'),
    'errors-for-codes.csv': returnOf('account_code', '#REF!', '#N/A', '#NAME?', '#VALUE!'),
    'right-to-left-marks.csv': returnOf(
      'cost_centre',
      '\u200f0042',
      '0042\u202e',
      '00\u200b42',
      '\ufeff0042',
    ),
    'right-to-left-text.csv': returnOf('description', 'abc\u202edef', 'שלום', 'tab\there'),
    'long-cells.csv': returnOf('description', 'x'.repeat(1000), 'x'.repeat(1001)),
    'long-codes.csv':
      returnOf('supplier', 'x'.repeat(61)) +
      csv(rowWith('returns', { line: 'L9', cost_centre: 'x'.repeat(61) })),
    'nhs-numbers.csv': returnOf('description', 'patient 943 476 5919', 'order 9434765918', '1234567890'),
    'yes-and-no-otherwise.csv': returnOf('core_complete', 'y', 'true', '1', 'YES', ''),
    'core-complete-disagrees.csv': returnOf('core_complete', 'yes', 'no'),
    'periods.csv': returnOf('period', '0', '14', 'M0', 'm1', 'April', '1.0', '01', 'M13', '-1'),
    'years.csv': returnOf('financial_year', '2022/23', '2022-2023', '22-23', '2022', '2022-24', '2099-00'),
    'lines-alike.csv': table(
      'returns',
      rowWith('returns', {}),
      rowWith('returns', {}),
      rowWith('returns', { line: 'L2' }),
    ),
    'core-without-programme.csv': table('returns', rowWith('returns', { charged_to: 'core', purpose: '' })),
    'unknown-fund.csv': returnOf('charged_to', 'XX', 'Core', 'hi'),
    'unknown-system.csv': returnOf('ics_code', 'ZZZ', 'qe1', 'QE1 '),
    'unknown-purpose.csv': returnOf('purpose', 'SMK-9', 'Elective recovery', ''),
    'a-year-without-regime.csv': table('returns', rowWith('returns', { financial_year: '2030-31' })),
    'predecessor-after-its-end.csv': table(
      'returns',
      rowWith('returns', { ics_code: 'QNQ', financial_year: '2026-27' }),
    ),
    'last-years-template.csv': csv('ics_code,year,month,line,amount,fund', 'QE1,2021-22,1,L1,10.00,HI'),
    'total-beyond-all.csv': returnOf('amount', ...Array.from({ length: 3 }, () => '99999999999.00')),
  }),
  ...filesOf('cell', 'allocations', {
    'day-and-month.csv': table(
      'allocations',
      ...[
        '13/04/2022',
        '04/13/2022',
        '03/04/2022',
        '1.4.2022',
        '2022/04/01',
        '1 April 2022',
        '01-Apr-22',
      ].map((effective_on) => award({ effective_on })),
    ),
    'days-that-are-none.csv': table(
      'allocations',
      ...['2023-02-29', '2024-02-29', '2022-13-01', '2022-04-31', '0000-00-00', '2100-02-29'].map(
        (effective_on) => award({ effective_on }),
      ),
    ),
    'serial-dates.csv': table(
      'allocations',
      award({ effective_on: '44652' }),
      award({ effective_on: '44652.5' }),
    ),
    'transfer-without-counterpart.csv': csv(
      `${headerOf('allocations')},counterpart`,
      `${award({ kind: 'transfer' })},`,
      `${award({ kind: 'transfer' })},QE1`,
      `${award({})},QOQ`,
    ),
    'reference-twice.csv': csv(
      `${headerOf('allocations')},reference`,
      `${award({})},R1`,
      `${award({})},R1`,
      `${award({ amount: '1.00' })},R1`,
    ),
  }),
  ...filesOf('cell', 'interventions', {
    'named-as-a-pressure.csv': interventions({ intervention: 'workforce' }),
    'twice.csv': interventions({}, { title: 'Again' }),
    'funds-with-commas.csv': interventions(
      { funds: '"HI,HI2"' },
      { intervention: 'SMK-2', funds: 'HI;;HI' },
      { intervention: 'SMK-3', funds: ';' },
    ),
  }),
  ...filesOf('cell', 'successions', {
    'shares-not-whole.csv': table('successions', '2026-04-01,QNQ,QS1,5000', '2026-04-01,QNQ,QOQ,4999'),
    'shares-in-percent.csv': table('successions', '2026-04-01,QNQ,QS1,100%', '2026-04-01,QNQ,QOQ,0.5'),
  }),
  ...filesOf('cell', 'virements', {
    'negative.csv': table(
      'virements',
      rowWith('virements', { amount: '-500.00' }),
      rowWith('virements', { amount: '0' }),
    ),
    'direction.csv': table('virements', rowWith('virements', { direction: 'Out', pressure: 'deficit' })),
  }),
  {
    name: 'scope-returns-another-system.csv',
    kind: 'returns',
    bytes: () => Buffer.from(table('returns', rowWith('returns', {}))),
    scope: { ics: 'QOQ' },
  },
  {
    name: 'scope-returns-a-predecessor.csv',
    kind: 'returns',
    bytes: () => Buffer.from(table('returns', rowWith('returns', { ics_code: 'QNQ' }))),
    scope: { ics: 'QS1' },
  },
  {
    name: 'scope-returns-last-year.csv',
    kind: 'returns',
    bytes: () => Buffer.from(table('returns', rowWith('returns', { financial_year: '2021-22' }))),
    scope: { ics: 'QE1', year: '2022-23' },
  },
  {
    name: 'scope-returns-another-month.csv',
    kind: 'returns',
    bytes: () => Buffer.from(table('returns', rowWith('returns', {}))),
    scope: { ics: 'QE1', year: '2022-23', period: 2 },
  },
  {
    name: 'scope-returns-one-row-of-another.csv',
    kind: 'returns',
    bytes: () =>
      Buffer.from(table('returns', rowWith('returns', {}), rowWith('returns', { ics_code: 'QOQ' }))),
    scope: { ics: 'QE1' },
  },
];
