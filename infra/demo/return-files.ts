import { pounds, type Cell, type Table } from './csv.js';
import type { Demo } from './demo.js';
import type { DemoLine, DemoReturn } from './demo-return.js';

const COLUMNS = [
  'ics_code',
  'financial_year',
  'period',
  'core_complete',
  'line',
  'amount',
  'charged_to',
  'purpose',
  'programme',
  'cost_centre',
  'account_code',
  'supplier',
  'description',
  'evidence',
];

/** `returns.csv`: every first version that came in time, month by month. */
export const returnsTable = (demo: Demo): Table => ({
  columns: COLUMNS,
  rows: inOrder(demo)
    .filter((one) => !one.late)
    .flatMap((one) => rows(one, one.firstLines ?? one.lines)),
});

/** `returns-2.csv`: restatements as second versions, and the returns that came late as first ones. */
export const secondReturnsTable = (demo: Demo): Table => ({
  columns: COLUMNS,
  rows: inOrder(demo)
    .filter((one) => one.late || one.firstLines !== null)
    .flatMap((one) => rows(one, one.lines)),
});

function inOrder({ accounts }: Demo): DemoReturn[] {
  const order = (one: DemoReturn): string => `${one.year} ${String(one.period).padStart(2, '0')} ${one.ics}`;
  return accounts
    .flatMap((account) => account.returns)
    .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
}

function rows(one: DemoReturn, lines: readonly DemoLine[]): Cell[][] {
  return lines.map((line, at) => [
    one.ics,
    one.year,
    one.period,
    one.coreComplete ? 'yes' : 'no',
    `L${String(at + 1).padStart(3, '0')}`,
    pounds(line.amountPence),
    line.chargedTo,
    line.purpose,
    line.programme,
    line.costCentre,
    line.accountCode,
    line.supplier,
    line.description,
    line.evidence,
  ]);
}
