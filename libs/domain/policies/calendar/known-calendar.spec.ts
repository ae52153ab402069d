import { someHolidays } from '../../testing/holidays.js';
import { KnownCalendar, lockOf } from './known-calendar.js';

const may = { ics: 'QE1', year: '2022-23', period: 1 };
const calendar = (): KnownCalendar => {
  const known = new KnownCalendar();
  known.set({ fund: '*', year: '2022-23', period: 1, dueOn: '2022-05-16', signOffBy: '2022-05-30' });
  known.set({ fund: 'SDF', year: '2022-23', period: 1, dueOn: '2022-05-20', signOffBy: '2022-06-01' });
  return known;
};

it('takes the latest dates of the funds that a system has accounts of', () => {
  const of = (...funds: string[]) => calendar().returnDates(funds, may, someHolidays)?.signOffBy;
  expect([of(), of('HI'), of('HI', 'SDF')]).toEqual(['2022-05-30', '2022-05-30', '2022-06-01']);
});

it("takes a fund's own dates before those of every fund", () => {
  const dueOf = (fund: string) => calendar().datesOf(fund, '2022-23').get(1)?.dueOn;
  expect([dueOf('HI'), dueOf('SDF')]).toEqual(['2022-05-16', '2022-05-20']);
  expect(calendar().datesOf('HI', '2023-24').size).toBe(0);
});

it('has none where one of the funds has none', () => {
  const known = new KnownCalendar();
  known.set({ fund: 'HI', year: '2022-23', period: 1, dueOn: '2022-05-16', signOffBy: '2022-05-30' });
  expect(known.returnDates(['HI', 'SDF'], may, someHolidays)).toBeNull();
  expect(lockOf(null, '2030-01-01', someHolidays)).toBeNull();
});

it('takes the extension of this system in', () => {
  const known = calendar();
  known.extend({ fund: 'HI', ...may, until: '2022-05-27' });
  expect(known.returnDates(['HI'], may, someHolidays)?.dueOn).toBe('2022-05-27');
  expect(known.returnDates(['HI'], { ...may, ics: 'QOP' }, someHolidays)?.dueOn).toBe('2022-05-16');
});

it('locks the sixth working day after it was to be signed, and says since when', () => {
  const dates = { dueOn: '2022-05-16', signOffBy: '2022-05-30' };
  expect(lockOf(dates, '2022-06-08', someHolidays)).toBeNull();
  const lock = { since: '2022-06-09', signOffBy: '2022-05-30' };
  expect(lockOf(dates, '2022-06-09', someHolidays)).toEqual(lock);
  expect(lockOf(dates, '2026-01-01', someHolidays)).toEqual(lock);
});
