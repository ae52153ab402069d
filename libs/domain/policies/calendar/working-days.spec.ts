import fc from 'fast-check';
import { addDays } from '#kernel';
import { someHolidays } from '../../testing/holidays.js';
import { parseBankHolidays } from './bank-holidays.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.js';

it.each<[string, boolean]>([
  ['2022-06-01', true],
  ['2022-06-02', false],
  ['2022-06-03', false],
  ['2022-06-04', false],
  ['2022-06-06', true],
])('%s is a working day: %s', (date, works) => expect(isWorkingDay(date, someHolidays)).toBe(works));

it.each([
  ['over the Jubilee weekend', '2022-06-01', 1, '2022-06-06'],
  ['over Christmas', '2022-12-23', 3, '2022-12-30'],
  ['from a Saturday', '2022-04-30', 1, '2022-05-03'],
  ['of no days', '2022-04-30', 0, '2022-04-30'],
  ['up to the last date there is', '9999-12-30', 5, '9999-12-31'],
])('counts forward %s', (_what, from, days, to) => expect(addWorkingDays(from, days, someHolidays)).toBe(to));

it.each([
  ['of one day and itself', '2022-06-01', '2022-06-01', 0],
  ['backwards', '2022-06-06', '2022-06-01', 0],
  ['over a weekend and two bank holidays', '2022-06-01', '2022-06-06', 1],
  ['up to a Sunday', '2022-06-06', '2022-06-12', 4],
])('counts the days between %s', (_what, from, to, days) =>
  expect(workingDaysBetween(from, to, someHolidays)).toBe(days),
);

it('holds that the n-th working day after a date is n away, and is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (start, days) => {
      const from = addDays('2022-03-01', start);
      const to = addWorkingDays(from, days, someHolidays);
      return isWorkingDay(to, someHolidays) && workingDaysBetween(from, to, someHolidays) === days;
    }),
  );
});

describe('the table of bank holidays', () => {
  it('is known for the years from its first row to its last', () =>
    expect([someHolidays.from, someHolidays.until]).toEqual([2022, 2023]));
  it.each([
    ['another header', 'day,name\n2022-01-03,x'],
    ['no rows', 'date,name,note\n'],
    ['a day that does not exist', 'date,name\n2022-02-30,x'],
    ['a day twice', 'date,name\n2022-01-03,x\n2022-01-03,x'],
  ])('is refused with %s', (_what, csv) => expect(() => parseBankHolidays(csv)).toThrow());
});
