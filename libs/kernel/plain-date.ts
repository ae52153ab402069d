import { InvalidValueError } from './errors.js';

/** A calendar date without a time or zone, `YYYY-MM-DD`: when something was true, never when we knew. */
export type PlainDate = string;
/** A calendar month, `YYYY-MM`; compares as text. */
export type PlainMonth = string;
/** An instant in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`: when we knew. */
export type Instant = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The text as a date that exists (29 February only in a leap year). Throws InvalidValueError. */
export function plainDate(text: string): PlainDate {
  const match = DATE.exec(text);
  if (!match) throw new InvalidValueError('date', text, 'must be YYYY-MM-DD');
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
    throw new InvalidValueError('date', text, 'is not a day of the calendar');
  }
  return text;
}

/** `2022-07-16` → `2022-07`. */
export function monthOfDate(date: PlainDate): PlainMonth {
  return date.slice(0, 7);
}

const MS_PER_DAY = 86_400_000;

/** The date so many days later; earlier when negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${plainDate(date)}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(date: PlainDate): number {
  return new Date(`${plainDate(date)}T00:00:00Z`).getUTCDay();
}

const LONDON = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date that it is in England at this instant: in summer the day begins an hour before it does in UTC. */
export function londonDate(instant: Instant): PlainDate {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new InvalidValueError('instant', instant, 'must be YYYY-MM-DDTHH:mm:ss.sssZ');
  return LONDON.format(ms);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
