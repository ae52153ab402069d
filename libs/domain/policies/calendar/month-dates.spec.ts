import { someHolidays } from '../../testing/holidays.js';
import { extendedDates, lockedFrom, openUntil } from './month-dates.js';

// Ten working days lie between the two.
const dates = { dueOn: '2022-05-16', signOffBy: '2022-05-30' };

it('stands as it is without an extension, or with one that is no later', () => {
  expect(extendedDates(dates, null, someHolidays)).toEqual(dates);
  expect(extendedDates(dates, '2022-05-16', someHolidays)).toEqual(dates);
});

it('moves the signature by as many working days as the calendar gives for it', () =>
  expect(extendedDates(dates, '2022-05-27', someHolidays)).toEqual({
    dueOn: '2022-05-27',
    signOffBy: '2022-06-14',
  }));

it('never makes the signature earlier', () => {
  const weekend = { dueOn: '2022-05-14', signOffBy: '2022-05-16' };
  expect(extendedDates(weekend, '2022-05-15', someHolidays)).toEqual({
    dueOn: '2022-05-15',
    signOffBy: '2022-05-16',
  });
});

it('is open for five working days after the signature was to be there, and then locked', () => {
  expect(openUntil(dates, someHolidays)).toBe('2022-06-08');
  expect(lockedFrom(dates, someHolidays)).toBe('2022-06-09');
});
