import { InvalidValueError, requireText } from '#kernel';

/** What somebody writes about an alert or a finding is read beside it, not instead of it. */
export const MAX_FREE_TEXT = 4000;

/** The text without space around it. Throws InvalidValueError when it is blank or too long. */
export function freeText(what: string, given: string): string {
  const text = requireText(what, given).trim();
  if (text.length <= MAX_FREE_TEXT) return text;
  throw new InvalidValueError(what, `${text.slice(0, 40)}…`, `must be at most ${MAX_FREE_TEXT} characters`);
}
