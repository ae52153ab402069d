/** First characters at which a spreadsheet takes text for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
/** A number runs nothing, and must stay one to be read again. */
const NUMBER = /^[-+]?£?[\d,]*\.?\d+(e[-+]?\d+)?$/i;

/** One line of a CSV (RFC 4180); what a spreadsheet would run gets an apostrophe before it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(text: string): string {
  const safe = FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** By it a spreadsheet knows UTF-8, pounds and dashes with it. */
export const BYTE_ORDER_MARK = '\ufeff';
