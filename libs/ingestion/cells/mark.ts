import { CellFault, type Use } from './fault.js';

/** What the spreadsheet holds where its text alone does not say it. Cells of CSV have none. */
export const MARK = {
  TEXT: 0,
  NUMBER: 1,
  /** A number that is shown as `1E+10`. */
  SCIENTIFIC: 2,
  DATE: 3,
  DATE_WITH_TIME: 4,
  /** Shown as a date, and none that there is. */
  NO_DATE: 5,
  BOOLEAN: 6,
  ERROR: 7,
  /** A formula whose value was never computed. */
  UNCOMPUTED: 8,
  /** Covered by the first cell of a merged range. */
  MERGED: 9,
  UNREADABLE: 10,
} as const;
export type Mark = (typeof MARK)[keyof typeof MARK];

const ALWAYS: Partial<Record<Mark, CellFault>> = {
  [MARK.ERROR]: new CellFault(
    'formula_error',
    'This is the error of a formula: mend the formula, or enter the value itself.',
  ),
  [MARK.UNCOMPUTED]: new CellFault(
    'formula_without_value',
    'This formula was never computed: open the workbook in the spreadsheet and save it again, or enter the value itself.',
  ),
  [MARK.MERGED]: new CellFault(
    'merged_cell',
    'This cell is merged with another: unmerge them, so that each row has a value of its own.',
  ),
  [MARK.UNREADABLE]: new CellFault(
    'unreadable_cell',
    'The workbook holds no value that can be read here: enter it again and save.',
  ),
};

const AS_TEXT = 'format the column as text and enter the code again.';
const CODE_NUMBER = new CellFault(
  'code_number',
  `The spreadsheet keeps this code as a number, and drops zeros that lead it: ${AS_TEXT}`,
);
const CODE: Partial<Record<Mark, CellFault>> = {
  [MARK.NUMBER]: CODE_NUMBER,
  [MARK.SCIENTIFIC]: new CellFault(
    'code_scientific',
    `The spreadsheet has turned this code into a number and shortened it: ${AS_TEXT}`,
  ),
  [MARK.DATE]: codeAs('a date'),
  [MARK.DATE_WITH_TIME]: codeAs('a date'),
  [MARK.NO_DATE]: codeAs('a date'),
  [MARK.BOOLEAN]: codeAs('true or false'),
};
const IS_DATE = new CellFault(
  'number_as_date',
  'The spreadsheet shows this number as a date: format the column as a number and enter it again.',
);

/** What the spreadsheet did to a cell that a column of this use cannot take; null where its text can be read on. */
export function markFault(mark: Mark, use: Use | undefined, text: string): CellFault | null {
  const always = ALWAYS[mark];
  if (always !== undefined) return always;
  switch (use) {
    case 'code':
      return CODE[mark] ?? null;
    case 'line':
      // Lines are numbered in a spreadsheet as a matter of course; beyond fifteen digits it keeps zeros.
      return mark === MARK.NUMBER && /^\d{1,15}$/.test(text) ? null : (CODE[mark] ?? null);
    case 'number':
      return mark === MARK.DATE || mark === MARK.DATE_WITH_TIME || mark === MARK.NO_DATE ? IS_DATE : null;
    case 'date':
      if (mark === MARK.DATE_WITH_TIME) {
        return new CellFault('date_with_time', 'This date has a time of day: enter the date alone.');
      }
      return mark === MARK.NO_DATE
        ? new CellFault('date_not_in_calendar', 'There is no such day: check the date.')
        : null;
    case 'yes_no':
    case undefined:
      return null;
  }
}

function codeAs(what: string): CellFault {
  return new CellFault('code_converted', `The spreadsheet has turned this code into ${what}: ${AS_TEXT}`);
}
