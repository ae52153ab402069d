import { InvalidValueError } from './errors.js';
import { isReadable, madeReadable } from './readable-text.js';

/** Two codes, a year and a category fit in a stream's name (200 characters). */
export const MAX_CODE_LENGTH = 80;
// `:` parts the keys in stream names, so a code that held one could name another's stream.
const FORBIDDEN = /[:\u0000-\u001f\u007f]/;

/** The text as a code that can be any part of a stream's name: no colon, no space around it. Throws InvalidValueError. */
export function code(what: string, text: string): string {
  lastCode(what, text);
  if (FORBIDDEN.test(text)) throw new InvalidValueError(what, text, 'must not hold a colon');
  return text;
}

/** The text as a code that is the last part of a stream's name, where a colon does no harm. Throws InvalidValueError. */
export function lastCode(what: string, text: string): string {
  requireText(what, text);
  if (text !== text.trim()) throw new InvalidValueError(what, text, 'must not begin or end with a space');
  if (text.length > MAX_CODE_LENGTH)
    throw new InvalidValueError(what, text, `must be at most ${MAX_CODE_LENGTH} characters`);
  return text;
}

/** Longer is no answer to any question that we ask. */
export const MAX_TEXT_LENGTH = 4000;

/** The text, when it is not blank, not endless, and every character of it can be seen. Throws InvalidValueError. */
export function requireText(what: string, text: string): string {
  if (text.trim() === '') throw new InvalidValueError(what, text, 'must not be blank');
  if (text.length > MAX_TEXT_LENGTH) {
    throw new InvalidValueError(
      what,
      `${text.slice(0, 40)}…`,
      `must be at most ${MAX_TEXT_LENGTH} characters`,
    );
  }
  if (!isReadable(text)) {
    throw new InvalidValueError(
      what,
      madeReadable(text),
      'holds characters that cannot be seen: type it again instead of pasting it',
    );
  }
  return text;
}
