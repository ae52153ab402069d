import { financialYear, InvalidValueError, plainDate } from '#kernel';
import type { FinancialYear, Period, PlainDate } from '#kernel';
import { CellFault, type CellType } from './fault.js';

/** `YYYY-MM-DD`, a day that exists. */
export const DATE: CellType<PlainDate> = {
  none: '',
  use: 'date',
  cached: true,
  read: (text) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
      return orFault(
        () => plainDate(text),
        new CellFault('date_not_in_calendar', 'There is no such day: check the date.'),
      );
    }
    if (/^\d{4,5}(\.\d+)?$/.test(text)) {
      return new CellFault(
        'date_serial',
        'This is the number a spreadsheet keeps for a date: format the column as yyyy-mm-dd and save again.',
      );
    }
    return new CellFault('date_format', asYearMonthDay(text));
  },
};

/** Says what the date may be meant as, where that can be told. */
function asYearMonthDay(text: string): string {
  const FORM = 'Write the date as year-month-day, like 2022-07-01.';
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (match === null) return FORM;
  const [first = 0, second = 0] = match.slice(1, 3).map(Number);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [dayFirst, monthFirst] = [
    `${match[3]}-${two(second)}-${two(first)}`,
    `${match[3]}-${two(first)}-${two(second)}`,
  ];
  if (first > 12 && second <= 12) return `${FORM} Day before month, this is ${dayFirst}.`;
  if (second > 12 && first <= 12) return `${FORM} Month before day, this is ${monthFirst}.`;
  if (first > 12 || first === second) return FORM;
  return `${FORM} This could be ${dayFirst} (day first) or ${monthFirst} (month first).`;
}

/** `2022-23`. */
export const YEAR: CellType<FinancialYear> = {
  none: '',
  cached: true,
  read: (text) =>
    orFault(
      () => financialYear(text),
      new CellFault(
        'financial_year',
        'Write the financial year as 2022-23: its first year in four digits, the next in two.',
      ),
    ),
};

/** `1` to `13`, or `M1` to `M13`. */
export const PERIOD: CellType<Period> = {
  none: 0,
  use: 'number',
  cached: true,
  read: (text) => {
    const match = /^M?([1-9]|1[0-3])$/.exec(text);
    return match
      ? Number(match[1])
      : new CellFault(
          'period',
          'Write the period as 1 to 13 or M1 to M13 (M1 is April, M12 March, M13 audit adjustments).',
        );
  },
};

function orFault<T>(make: () => T, fault: CellFault): T | CellFault {
  try {
    return make();
  } catch (error) {
    if (error instanceof InvalidValueError) return fault;
    throw error;
  }
}
