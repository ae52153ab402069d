import { formatPercent, formatPounds } from './format-pounds.js';

describe('pounds as people read them', () => {
  it.each([
    [0, '£0.00'],
    [5, '£0.05'],
    [99, '£0.99'],
    [100, '£1.00'],
    [99999, '£999.99'],
    [100000, '£1,000.00'],
    [123456789, '£1,234,567.89'],
    [-1, '−£0.01'],
    [-123456, '−£1,234.56'],
    [Number.MAX_SAFE_INTEGER, '£90,071,992,547,409.91'],
  ])('%d pence is %s', (amountPence, text) => {
    expect(formatPounds(amountPence)).toBe(text);
  });
});

describe('a rate as people read it', () => {
  it.each([
    [0, '0%'],
    [5, '0.05%'],
    [500, '5%'],
    [3730, '37.3%'],
    [12345, '123.45%'],
    [-150, '−1.5%'],
  ])('%d basis points is %s', (rateBp, text) => {
    expect(formatPercent(rateBp)).toBe(text);
  });
});
