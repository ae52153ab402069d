import { addDays, weekdayOf, type PlainDate } from '#kernel';
import { bankHolidays } from './bank-holidays.js';

/** What no rule makes: moved or added by proclamation. */
const BY_PROCLAMATION = {
  added: ['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'],
  removed: ['2022-05-30'],
};

it('is what the rules make of each year, but for the days moved or added by proclamation', () => {
  const { names, from, until } = bankHolidays();
  expect([from, until]).toEqual([2022, 2027]);
  const years = Array.from({ length: until - from + 1 }, (_, index) => from + index);
  const expected = years
    .flatMap(byRule)
    .filter((date) => !BY_PROCLAMATION.removed.includes(date))
    .concat(BY_PROCLAMATION.added)
    .sort();
  expect([...names.keys()]).toEqual(expected);
});

/** The Banking and Financial Dealings Act 1971 with the proclamations that return each year; a weekend moves to the next free weekday. */
function byRule(year: number): PlainDate[] {
  const easter = easterSunday(year);
  const days: PlainDate[] = [
    firstMonday(`${year}-05-01`),
    addDays(firstMonday(`${year}-06-01`), -7),
    addDays(firstMonday(`${year}-09-01`), -7),
    addDays(easter, -2),
    addDays(easter, 1),
  ];
  for (let date of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]) {
    while ([0, 6].includes(weekdayOf(date)) || days.includes(date)) date = addDays(date, 1);
    days.push(date);
  }
  // Boxing Day keeps its Monday where Christmas Day falls on the Sunday before it: the same days either way.
  return days;
}

function firstMonday(from: PlainDate): PlainDate {
  let date = from;
  while (weekdayOf(date) !== 1) date = addDays(date, 1);
  return date;
}

/** The Gregorian computus, as Meeus, Jones and Butcher give it. */
function easterSunday(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`;
}
