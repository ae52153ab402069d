import { InvalidValueError } from './errors.js';

/** The number, when it is whole and within both bounds. Throws InvalidValueError. */
export function wholeNumber(what: string, value: number, least: number, most: number): number {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new InvalidValueError(what, value, `must be a whole number from ${least} to ${most}`);
  }
  return value;
}
