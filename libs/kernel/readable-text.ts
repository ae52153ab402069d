// Controls (a tab and the ends of lines are none here), halves of surrogate pairs, marks that turn the direction of writing. No
// database keeps the first two in JSON, and nobody sees the third.
const UNREADABLE = /(?![\n\r\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const EVERY_UNREADABLE = new RegExp(UNREADABLE.source, 'gu');

/** Whether a person can see every character of the text, and every store can keep it. */
export const isReadable = (text: string): boolean => !UNREADABLE.test(text);

/** The text with a sign in the place of each character that cannot be seen, for what is told about it. */
export const madeReadable = (text: string): string => text.replace(EVERY_UNREADABLE, '\ufffd');
