import { someHolidays } from '../../testing/holidays.js';
import { proposedDates, USUAL_RULE } from './proposed-dates.js';

const of = (year: string) => proposedDates(year, USUAL_RULE, someHolidays);

it('proposes the n-th working day after the end of each month, and M13 after the end of May', () => {
  const proposed = of('2022-23');
  expect(proposed).toHaveLength(13);
  expect(proposed[0]).toEqual({ period: 1, dueOn: '2022-05-16', signOffBy: '2022-05-30' });
  // Both Jubilee days lie between.
  expect(proposed[1]).toEqual({ period: 2, dueOn: '2022-06-16', signOffBy: '2022-06-30' });
  expect(proposed[8]).toEqual({ period: 9, dueOn: '2023-01-16', signOffBy: '2023-01-30' });
  expect(proposed[12]).toEqual({ period: 13, dueOn: '2023-06-14', signOffBy: '2023-06-28' });
});

it('proposes nothing where the bank holidays are not known', () => {
  expect(() => of('2021-22')).toThrow(expect.objectContaining({ code: 'BankHolidaysUnknown' }));
  expect(() => of('2023-24')).toThrow(/known from 2022 to 2023, so no dates can be proposed for 2023-24/);
});

it('signs no return before it is due', () =>
  expect(() => proposedDates('2022-23', { dueAfter: 10, signOffAfter: 9 }, someHolidays)).toThrow(
    expect.objectContaining({ code: 'SignOffBeforeDue' }),
  ));
