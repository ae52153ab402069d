import { pence } from '#kernel';
import type { ReturnReading } from '../readings.js';
import { monthsStrip } from './months-strip.js';
import { rankBars } from './rank-bars.js';
import { escapeXml } from './svg.js';

const returned = (period: number, rest: Partial<ReturnReading> = {}): ReturnReading => ({
  period,
  version: 1,
  lineCount: 3,
  totalPence: pence(12345),
  coreComplete: true,
  signedOff: true,
  submittedAt: '2022-05-10T09:00:00.000Z',
  ...rest,
});

describe('the months strip', () => {
  const returns = [returned(1), returned(2, { version: 3, signedOff: false, coreComplete: false })];

  test('says of each month up to the one asked for whether its return is in, signed or missing', () => {
    const { table, svg } = monthsStrip('m', 'Months', '2022-23', 3, returns);

    expect(table.rows).toEqual([
      ['M1, April 2022', 'in and signed off', '1', '3', '£123.45', 'yes'],
      ['M2, May 2022', 'in, not signed off', '3', '3', '£123.45', 'no'],
      ['M3, June 2022', 'missing', '', '', '', ''],
    ]);
    expect(svg).toContain('2 returns in, 1 of them signed off, 1 missing.');
  });

  test('on a phone, labels of neighbours stand on two lines, since thirteen do not fit on one', () => {
    const { svg } = monthsStrip('m', 'Months', '2022-23', 13, returns);
    const lower = [...svg.matchAll(/rf-chart-tick--lower">(M\d+)</g)].map(([, label]) => label);
    expect(lower).toEqual(['M2', 'M4', 'M6', 'M8', 'M10', 'M12']);
  });

  test('a year without audit adjustments misses nothing', () => {
    const year = Array.from({ length: 12 }, (_, index) => returned(index + 1));
    const { table, svg } = monthsStrip('m', 'Months', '2022-23', 13, year);
    expect(table.rows.at(-1)?.slice(0, 2)).toEqual(['M13, year end with audit adjustments', 'none']);
    expect(svg).toContain('0 missing');
  });
});

test('rank bars escape what systems wrote, and a negative amount has no bar', () => {
  const { svg } = rankBars(
    'r',
    'R',
    'Pressure',
    [
      { label: '<b>&', amountPence: 100, shareBp: 10000 },
      { label: 'credit', amountPence: -5, shareBp: null },
    ],
    'all of them',
  );
  expect(svg).toContain('&lt;b&gt;&amp;');
  expect(svg).not.toContain('<b>');
  expect(svg).toMatch(/width="0%"/);
});

test('what XML forbids is replaced', () => {
  expect(escapeXml('a\u0000b\u001F')).toBe('a\uFFFDb\uFFFD');
});
