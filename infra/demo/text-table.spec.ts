import { basisPoints, pence } from '#kernel';
import { aligned, bar, millions, percent, percentRange } from './text-table.js';

describe('figures for a terminal', () => {
  it('rounds pence to £m half up, without a float', () => {
    expect([0, 499_999, 500_000, 123_456_789, -123_456_789].map((it) => millions(pence(it)))).toEqual([
      '0.00',
      '0.00',
      '0.01',
      '1.23',
      '-1.23',
    ]);
  });

  it('shows a rate, the lack of one, and an interval that is a point', () => {
    expect(percent(basisPoints(910))).toBe('9.10%');
    expect(percent(null)).toBe('–');
    expect(percentRange(basisPoints(910), basisPoints(1000))).toBe('9.10% to 10.00%');
    expect(percentRange(basisPoints(910), basisPoints(910))).toBe('9.10%');
  });

  it('draws a mark for each 2%, at most fifty, none below zero', () => {
    expect([99, 100, 10000, 25000, -500].map((rate) => bar(basisPoints(rate)).length)).toEqual([
      0, 1, 50, 50, 0,
    ]);
  });

  it('aligns columns, cuts what is too long and leaves no space at the ends', () => {
    const rows = [
      ['a', '1', ''],
      ['much too long', '12', 'x'],
    ];
    expect(aligned(rows, { right: [1], limit: 6 })).toEqual(['a        1', 'much …  12  x']);
  });
});
