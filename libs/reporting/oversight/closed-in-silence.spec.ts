import { parse } from 'csv-parse/sync';
import { sumPence } from '#kernel';
import { IDENTITY_PARTS } from '#domain/policies';
import { reportOf, SILENT_CLOSED, WORKED } from '../testing/silent-report.js';
import { renderOversightTotalsCsv } from './render-totals-csv.js';
import { reportView } from './report-view.js';

const LEAKAGE = ['confirmedLeakage', 'potentialLeakage'];

describe('a year closed without a return, beside a system that reported', () => {
  const inPence = (printed: string | undefined): number => Number(printed?.replaceAll(/[£,.]/g, ''));

  test('puts all of it in doubt, and none of that in the figures of those that reported', async () => {
    expect(SILENT_CLOSED).toMatchObject({ adherence: 'not_reported', confirmedLeakage: 0 });
    expect(SILENT_CLOSED.potentialLeakage).toBe(SILENT_CLOSED.allocation);
    const { headline } = reportView(await reportOf([SILENT_CLOSED, WORKED]));
    expect(headline.slice(2).map(({ amount, rate }) => [amount, rate])).toEqual([
      ['£1,492,000.00', '37.30% of the £4,000,000.00 reported on'],
      ['£1,642,000.00', '41.05% of the £4,000,000.00 reported on'],
    ]);
  });

  test('stands apart from what is not known of what was reported, and both sum to the table beside them', async () => {
    const { apart, leakage } = reportView(await reportOf([SILENT_CLOSED, WORKED]));
    expect(apart).toEqual([
      { label: 'Declared by systems', amount: '£900,000.00' },
      { label: 'Found by a rule', amount: '£592,000.00' },
      { label: 'Not known, of what was reported', amount: '£150,000.00' },
      { label: 'Not known, of years closed without a return', amount: '£4,000,000.00' },
    ]);
    expect(sumPence(apart.map(({ amount }) => inPence(amount)))).toBe(inPence(leakage.rows.at(-1)?.[2]));
    const parts = leakage.rows.filter((_, index) => !leakage.totals?.includes(index));
    expect(sumPence(parts.map((row) => inPence(row[2])))).toBe(564_200_000);
  });

  test('has in the table of systems what is in the sum', async () => {
    const { systems } = reportView(await reportOf([SILENT_CLOSED, WORKED]));
    expect(systems.rows.map((row) => row.slice(4, 7))).toEqual([
      ['£1,492,000.00', '37.30%', '£1,642,000.00'],
      ['£1,492,000.00', '37.30%', '£1,642,000.00'],
      ['not known', 'not known', '£4,000,000.00'],
      ['£1,492,000.00', '18.65%', '£5,642,000.00'],
    ]);
    expect(systems.rows[2]?.slice(2)).toEqual([
      ...['£4,000,000.00', 'not known', 'not known', 'not known', '£4,000,000.00', 'not known'],
      'nothing reported',
    ]);
  });

  test('sums in the CSV of totals, column by column', async () => {
    const csv = renderOversightTotalsCsv(await reportOf([SILENT_CLOSED, WORKED]));
    const [reported, silent, all] = parse<Record<string, string>>(csv, { columns: true });
    for (const column of ['accounts', 'allocation', 'overspend', ...IDENTITY_PARTS, ...LEAKAGE])
      expect(Number(reported?.[column]) + Number(silent?.[column])).toBe(Number(all?.[column]));
    expect(silent).toMatchObject({ confirmedLeakage: '', potentialLeakage: '400000000', potentialRate: '' });
  });
});
