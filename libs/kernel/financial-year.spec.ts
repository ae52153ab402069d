import {
  PERIODS,
  financialYear,
  monthOfPeriod,
  nextFinancialYear,
  parsePeriod,
  period,
  previousFinancialYear,
  two,
} from './index.js';

const invalid = expect.objectContaining({ code: 'InvalidValue' }) as Error;

describe('a financial year', () => {
  it.each(['2022-23', '1999-00', '2099-00'])('takes %s', (text) => expect(financialYear(text)).toBe(text));
  it.each(['2022-24', '2022-22', '2022', '2022/23', '22-23', '2022-2023', ' 2022-23', '2022-23\n', ''])(
    'takes no %j',
    (text) => expect(() => financialYear(text)).toThrow(invalid),
  );
  it.each([
    ['2022-23', '2023-24'],
    ['1998-99', '1999-00'],
    ['1999-00', '2000-01'],
  ])('after %s comes %s', (year, next) => {
    expect(nextFinancialYear(year)).toBe(next);
    expect(financialYear(next)).toBe(next);
    expect(previousFinancialYear(next)).toBe(year);
  });
});

describe('a period', () => {
  it('is M1 to M13', () => expect(PERIODS.map(period)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]));
  it.each([0, 14, -1, 1.5, NaN])('is never %d', (value) => expect(() => period(value)).toThrow(invalid));
  it.each([
    ['1', 1],
    ['M9', 9],
    ['M13', 13],
  ])('is read from %s', (text, at) => expect(parsePeriod(text)).toBe(at));
  it.each(['', 'M', '0', '14', '1e1', ' 5', '05', 'm5', '5.0', 'abc'])(
    'is not read from %j, and says so',
    (text) => expect(() => parsePeriod(text)).toThrow(`period: ${JSON.stringify(text)} – must be 1 to 13`),
  );
  it.each([
    [1, '2022-04'],
    [8, '2022-11'],
    [9, '2022-12'],
    [10, '2023-01'],
    [12, '2023-03'],
    [13, '2023-03'],
  ])('M%d of 2022-23 lies in %s', (at, month) => expect(monthOfPeriod('2022-23', at)).toBe(month));
  it('has months that follow one another across the century', () =>
    expect([9, 10].map((at) => monthOfPeriod('1999-00', at))).toEqual(['1999-12', '2000-01']));
  it('is two digits in names', () => expect([1, 13].map(two)).toEqual(['01', '13']));
});
