import { InvalidValueError } from './errors.js';
import type { PlainMonth } from './plain-date.js';

/** `2022-23`: April of the first calendar year to March of the second. Compares as text. */
export type FinancialYear = string;
/** M1 (April) … M12 (March), M13 (audit adjustments). */
export type Period = number;

export const PERIODS: readonly Period[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
export const LAST_MONTH: Period = 12;

/** The text as a financial year whose two halves follow one another. Throws InvalidValueError. */
export function financialYear(text: string): FinancialYear {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match || (Number(match[1]) + 1) % 100 !== Number(match[2])) {
    throw new InvalidValueError('financial year', text, 'must be like 2022-23');
  }
  return text;
}

/** A whole number from 1 to 13. Throws InvalidValueError. */
export function period(value: number): Period {
  if (!Number.isInteger(value) || value < 1 || value > 13) throw notAPeriod(value);
  return value;
}

/** `12` or `M12`, and nothing like them. Throws InvalidValueError that repeats the text. */
export function parsePeriod(text: string): Period {
  const found = PERIODS.find((at) => text === String(at) || text === `M${at}`);
  if (found === undefined) throw notAPeriod(text);
  return found;
}

const notAPeriod = (value: unknown): InvalidValueError =>
  new InvalidValueError('period', value, 'must be 1 to 13 (M1 is April, M12 March, M13 audit adjustments)');

/** The calendar month of a period: M1 is April of the first year, M12 March of the second; M13 counts as March. */
export function monthOfPeriod(year: FinancialYear, at: Period): PlainMonth {
  const first = Number(year.slice(0, 4));
  const month = Math.min(at, LAST_MONTH);
  return month <= 9 ? `${first}-${two(month + 3)}` : `${first + 1}-${two(month - 9)}`;
}

/** Two digits, for stream names and months: 7 → `07`. */
export function two(n: number): string {
  return String(n).padStart(2, '0');
}

/** `2022-23` → `2023-24`. */
export function nextFinancialYear(year: FinancialYear): FinancialYear {
  const first = Number(year.slice(0, 4)) + 1;
  return `${first}-${two((first + 1) % 100)}`;
}

/** `2022-23` → `2021-22`. */
export function previousFinancialYear(year: FinancialYear): FinancialYear {
  const first = Number(year.slice(0, 4)) - 1;
  return `${first}-${two((first + 1) % 100)}`;
}
