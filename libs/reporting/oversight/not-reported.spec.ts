import { parse } from 'csv-parse/sync';
import { pence, sumPence } from '#kernel';
import { reportOf, SILENT, WORKED } from '../testing/silent-report.js';
import { renderOversightCsv } from './render-csv.js';
import { renderOversightTotalsCsv } from './render-totals-csv.js';
import { reportView } from './report-view.js';

describe('a system that reported nothing', () => {
  test('is one of which the model knows nothing', () => {
    expect(SILENT).toMatchObject({ adherence: 'not_reported', confirmedLeakage: 0, additional: 0 });
  });

  test('stands apart, after those that reported, and claims no figure', async () => {
    const { systems } = reportView(await reportOf([SILENT, WORKED]));
    expect(systems.rows.map((row) => row.slice(1, 8))).toEqual([
      ['Partly kept', '£4,000,000.00', '£2,158,000.00', '£1,492,000.00', '37.30%', '£1,642,000.00', '41.05%'],
      ['', '£4,000,000.00', '£2,158,000.00', '£1,492,000.00', '37.30%', '£1,642,000.00', '41.05%'],
      ['Not reported', '£6,000,000.00', 'not known', 'not known', 'not known', 'not known', 'not known'],
      ['', '£10,000,000.00', '£2,158,000.00', '£1,492,000.00', '14.92%', '£1,642,000.00', '16.42%'],
    ]);
    expect(systems.rows.map((row) => row[8])).toEqual(['signed off', '', 'nothing reported', '']);
    expect(systems.totals).toEqual([1, 3]);
    expect(systems.rows[1]?.[0]).toBe('1 system that reported');
    expect(systems.rows[3]?.[0]).toBe('All: 2 systems');
  });

  test('does not dilute the rate of those that reported: both are said, and what is not known first', async () => {
    const { summary, reported, notReported } = await reportOf([SILENT, WORKED]);
    expect(summary.slice(1, 4)).toEqual([
      '1 system reported nothing: what became of £6.0m (60.00%) is not known.',
      'Confirmed leakage is £1.5m (14.92% of all that was given); up to £1.6m (16.42%) cannot be excluded.',
      'Of the £4.0m given to the 1 system that reported, 37.30% is confirmed leakage; up to 41.05% cannot be excluded.',
    ]);
    expect(reported).toMatchObject({ allocation: 400_000_000, confirmedRate: 3730, potentialRate: 4105 });
    expect(notReported).toMatchObject({ accounts: 1, allocationPence: 600_000_000, overspendPence: 0 });
    expect(sumPence(Object.values(notReported.heldAsPence))).toBe(600_000_000);
  });

  test('leaves a part of its own in the picture of the identity, and exact figures to reconcile to', async () => {
    const { identity, headline } = reportView(await reportOf([SILENT, WORKED]));
    expect(identity.table.rows.slice(7, 10)).toEqual([
      [expect.stringContaining('H Uncommitted'), '£0.00', '0.00%'],
      ['I Not known: with 1 system that reported nothing', '£6,000,000.00', '60.00%'],
      ['All of the above', '£10,000,000.00', '100.00%'],
    ]);
    expect(headline.map(({ label, amount, rate }) => [label, amount, rate])).toEqual([
      ['Allocation', '£10,000,000.00', '2 systems'],
      ['What became of it: not known', '£6,000,000.00', '1 system reported nothing'],
      ['Confirmed leakage', '£1,492,000.00', '37.30% of the £4,000,000.00 reported on'],
      ['Cannot be excluded', '£1,642,000.00', '41.05% of the £4,000,000.00 reported on'],
    ]);
  });
});

test('the totals of the CSV are in a file of their own, and sum up its rows to the penny', async () => {
  const report = await reportOf([SILENT, WORKED]);
  const rowsOf = (csv: string) => parse<Record<string, string>>(csv, { columns: true });
  const systems = rowsOf(renderOversightCsv(report));
  const totals = rowsOf(renderOversightTotalsCsv(report));
  const sumOf = (column: string, rows: readonly Record<string, string>[]): number =>
    rows.reduce((sum, row) => sum + Number(row[column]), 0);

  expect(totals.map(({ row, accounts }) => [row, accounts])).toEqual([
    ['reported', '1'],
    ['not_reported', '1'],
    ['all', '2'],
  ]);
  for (const column of ['allocation', 'overspend', 'additional', 'uncommitted', 'lapsed']) {
    expect(sumOf(column, totals.slice(0, 2))).toBe(sumOf(column, systems));
    expect(sumOf(column, totals.slice(2))).toBe(sumOf(column, systems));
  }
  expect(totals[0]).toMatchObject({ confirmedLeakage: '149200000', confirmedRate: '3730' });
  expect(totals[1]).toMatchObject({ allocation: '600000000', confirmedLeakage: '', confirmedRate: '' });
});

test('where every system reported, nothing is said of silence', async () => {
  const report = await reportOf([WORKED]);
  const { systems, identity } = reportView(report);
  expect(systems.rows.map(([label]) => label)).toEqual([expect.stringContaining('(QE1)'), 'All: 1 system']);
  expect(identity.svg).not.toContain('Not known');
  expect(report.summary.join(' ')).not.toMatch(/reported nothing|not known/);
});

test('the shares of the summary and of the identity are the same, being of one thing', async () => {
  const overspent = { ...WORKED, overspend: pence(40_000_000), additional: pence(255_800_000) };
  const report = await reportOf([overspent]);
  const row = reportView(report).identity.table.rows[0];
  expect(row?.[2]).toBe('63.95%');
  expect(report.summary[0]).toContain('(63.95%) did what it was given for');
  expect(report.identity[0]).toMatchObject({ shareOfAllocationBp: 6395, shareBp: 5814 });
});
