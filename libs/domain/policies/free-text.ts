import { MAX_TEXT_LENGTH, requireText } from '#kernel';

/** What somebody writes about an alert or a finding is read beside it, not instead of it. */
export const MAX_FREE_TEXT = MAX_TEXT_LENGTH;

/** The text without space around it. Throws InvalidValueError when it is blank, too long, or holds what cannot be seen. */
export const freeText = (what: string, given: string): string => requireText(what, given).trim();
