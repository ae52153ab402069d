import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isWorkingDay, parseBankHolidays } from '#domain/policies';
import { closingDay, demoDates } from './calendar.js';

const table = join(import.meta.dirname, '..', 'calendar', 'bank-holidays-england-and-wales.csv');
const holidays = parseBankHolidays(readFileSync(table, 'utf8'));

describe('the calendar of the demo', () => {
  const dates = demoDates('2022-23', holidays);

  it('has a due date for each period, in the month after', () => {
    expect(dates.map((one) => one.dueOn.slice(0, 7))).toEqual([
      ...['2022-05', '2022-06', '2022-07', '2022-08', '2022-09', '2022-10', '2022-11', '2022-12'],
      ...['2023-01', '2023-02', '2023-03', '2023-04', '2023-06'],
    ]);
  });

  it('moves from a weekend to the Monday: 15 May 2022 was a Sunday', () => {
    expect(dates[0]?.dueOn).toBe('2022-05-16');
  });

  it('moves from Boxing Day, and from the day in place of Christmas behind it', () => {
    expect(dates[7]?.signOffBy).toBe('2022-12-28');
    expect(demoDates('2023-24', holidays)[7]?.signOffBy).toBe('2023-12-27');
  });

  it.each(['2022-23', '2023-24'])('falls on working days in %s', (year) => {
    const all = demoDates(year, holidays).flatMap(({ dueOn, signedOn, signOffBy }) => [
      dueOn,
      signedOn,
      signOffBy,
    ]);
    expect([...all, closingDay(year, holidays)].filter((date) => !isWorkingDay(date, holidays))).toEqual([]);
  });

  it('has every return signed after it is due, by the date set, and before the close', () => {
    for (const { dueOn, signedOn, signOffBy } of dates) {
      expect(dueOn < signedOn && signedOn <= signOffBy).toBe(true);
      expect(signOffBy < closingDay('2022-23', holidays)).toBe(true);
    }
  });
});
