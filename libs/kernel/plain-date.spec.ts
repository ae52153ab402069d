import { addDays, daysBetween, londonDate, monthOfDate, plainDate, weekdayOf } from './index.js';

const invalid = expect.objectContaining({ code: 'InvalidValue' }) as Error;

describe('a date', () => {
  it.each(['2022-07-01', '2024-02-29', '2000-02-29', '2023-12-31', '1900-01-01'])('takes %s', (text) =>
    expect(plainDate(text)).toBe(text),
  );
  it.each([
    ['29 February of a common year', '2023-02-29'],
    ['29 February of a century', '1900-02-29'],
    ['30 February', '2024-02-30'],
    ['31 April', '2023-04-31'],
    ['month 0', '2023-00-10'],
    ['month 13', '2023-13-01'],
    ['day 0', '2023-01-00'],
    ['day 32', '2023-01-32'],
    ['a year before 1900', '1899-12-31'],
    ['a British date', '01/07/2022'],
    ['a time', '2022-07-01T00:00:00Z'],
    ['one digit', '2022-7-1'],
    ['a newline', '2022-07-01\n'],
    ['nothing', ''],
  ])('takes no %s', (_what, text) => expect(() => plainDate(text)).toThrow(invalid));
  it('lies in its month', () => expect(monthOfDate('2022-07-16')).toBe('2022-07'));
});

describe('days between instants', () => {
  it.each([
    ['2023-06-01T23:59:59.999Z', '2023-06-02T00:00:00.000Z', 1],
    ['2023-06-01T00:00:00.000Z', '2023-06-01T23:59:59.999Z', 0],
    ['2024-02-28T12:00:00.000Z', '2024-03-01T12:00:00.000Z', 2],
    ['2023-06-02T00:00:00.000Z', '2023-06-01T23:00:00.000Z', -1],
    ['1969-12-31T23:00:00.000Z', '1970-01-01T01:00:00.000Z', 1],
  ])('from %s to %s are %d days of the calendar', (a, b, days) => expect(daysBetween(a, b)).toBe(days));
  it('takes nothing else', () =>
    expect(() => daysBetween('yesterday', '2023-06-01T00:00:00.000Z')).toThrow(invalid));
});

describe('days', () => {
  it.each([
    ['2022-02-28', 1, '2022-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-01-01', -1, '2022-12-31'],
    ['2022-03-26', 2, '2022-03-28'],
    ['2022-05-16', 0, '2022-05-16'],
  ])('%s and %d days more is %s', (from, days, to) => expect(addDays(from, days)).toBe(to));
  it.each([
    ['2022-09-19', 1],
    ['2023-05-07', 0],
    ['2027-12-25', 6],
  ])('%s is weekday %d', (date, weekday) => expect(weekdayOf(date)).toBe(weekday));
});

describe('the date in England', () => {
  it.each([
    ['winter, a minute before midnight', '2022-12-31T23:59:59.999Z', '2022-12-31'],
    ['summer, after eleven in UTC', '2022-06-30T23:00:00.000Z', '2022-07-01'],
    ['summer, before eleven in UTC', '2022-06-30T22:59:59.999Z', '2022-06-30'],
    ['the night before clocks go forward', '2022-03-26T23:30:00.000Z', '2022-03-26'],
    ['the night after', '2022-03-27T23:30:00.000Z', '2022-03-28'],
    ['the night after clocks go back', '2022-10-30T23:30:00.000Z', '2022-10-30'],
  ])('in %s', (_when, instant, date) => expect(londonDate(instant)).toBe(date));
  it('takes no nonsense', () => expect(() => londonDate('yesterday')).toThrow(invalid));
});
