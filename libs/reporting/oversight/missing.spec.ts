import { dueDatesFor } from '../due-date.js';
import { calendarSentence, missingInWords, missingMonths } from './missing.js';

const CALENDAR = [
  { period: 1, dueOn: '2022-05-16', extended: [] },
  { period: 2, dueOn: '2022-06-15', extended: [] },
  { period: 3, dueOn: '2022-07-15', extended: [] },
];
const wordsAt = (recordedAt: string | null, calendar = CALENDAR): string =>
  missingInWords(missingMonths([1, 2, 3, 4], calendar, recordedAt));

test('a missing return is overdue when the calendar says so, the day itself still being in time', () => {
  expect(wordsAt('2022-06-15T22:59:59.999Z')).toBe(
    'M1 overdue; M2 and M3 not yet due; M4 without a due date in the calendar',
  );
  expect(wordsAt('2022-06-16T00:00:00.000Z')).toMatch(/^M1 and M2 overdue; M3 not yet due;/);
});

test('the day is that of England, as it is for alerts', () => {
  expect(wordsAt('2022-06-15T23:00:00.000Z')).toMatch(/^M1 and M2 overdue; M3 not yet due;/);
  expect(calendarSentence(CALENDAR, '2022-06-15T23:00:00.000Z')).toContain('before 16 June 2022');
});

test('without a calendar no return is called overdue', () => {
  expect(wordsAt('2024-01-01T00:00:00.000Z', [])).toBe('M1 to M4 without a due date in the calendar');
  expect(calendarSentence([], '2024-01-01T00:00:00.000Z')).toContain('The calendar has no due date');
});

test('lateness is measured at the moment of the figures, so that the same report says the same for ever', () => {
  expect(calendarSentence(CALENDAR, '2022-06-16T00:00:00.000Z')).toContain('before 16 June 2022');
  expect(wordsAt(null)).toMatch(/^M1 to M3 not yet due;/);
});

test('who was given longer is overdue later, and nobody else', () => {
  const calendar = [{ period: 1, dueOn: '2022-05-16', extended: [{ ics: 'QE1', until: '2022-06-10' }] }];
  const overdue = (ics: string) =>
    missingMonths([1], dueDatesFor(calendar, ics), '2022-06-01T09:00:00.000Z').overduePeriods;
  expect([overdue('QE1'), overdue('QOP')]).toEqual([[], [1]]);
});
