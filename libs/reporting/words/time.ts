import { monthOfPeriod, type FinancialYear, type Instant, type Period } from '#kernel';
import type { FiguresAsOf } from '../readings.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `M1`, as finance people write it. */
export const periodCode = (period: Period): string => `M${period}`;

/** `M1, April 2022`; `M13, year end with audit adjustments`. */
export function periodName(year: FinancialYear, period: Period): string {
  if (period === 13) return 'M13, year end with audit adjustments';
  return `${periodCode(period)}, ${monthName(monthOfPeriod(year, period))}`;
}

/** `April 2022`, of `2022-04`. */
export const monthName = (month: string): string =>
  `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** `3 June 2024 at 10:15 UTC`. */
export function instantInWords(at: Instant): string {
  return `${dateInWords(at.slice(0, 10))} at ${at.slice(11, 16)} UTC`;
}

/** `3 June 2024`. */
export function dateInWords(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** A sentence with its dates as people write them. A time of day, a code or a number that merely looks like one is left. */
export const datesInWords = (sentence: string): string =>
  sentence.replace(/(?<![\w-])\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])/g, dateInWords);

/** `M2, M3 and M7`. */
export function listInWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The line that stands on each page: position, time and method of every figure on it. */
export function figuresAsOfInWords(asOf: FiguresAsOf): string {
  const when =
    asOf.recordedAt === null ? 'nothing recorded yet' : `recorded ${instantInWords(asOf.recordedAt)}`;
  return `Figures as of position ${asOf.position} of log ${asOf.logId}, ${when}, method ${asOf.method}.`;
}
