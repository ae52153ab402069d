import { daysBetween } from '#kernel';
import { readAmount } from '../cells/amount.js';
import { CellFault } from '../cells/fault.js';
import { MARK, type Mark } from '../cells/mark.js';
import type { Takes } from '../columns/columns.js';
import type { OutCell } from '../write/xlsx/cell-xml.js';
import { poundsOf } from '../write/pounds.js';

/** What is written, and how it is shown. */
export interface GivenValue {
  readonly value: Pick<OutCell, 'text' | 'digits' | 'type'>;
  readonly format: 'text' | 'amount' | 'date';
}

const WHOLE = /^(0|-?[1-9]\d{0,8})$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Where a spreadsheet's days are counted from, since March 1900. */
const DAY_ZERO = '1899-12-30T00:00:00.000Z';
/** An error of the spreadsheet, for what was none of its values: it is refused until somebody enters one. */
const NOT_AVAILABLE: GivenValue = { value: { digits: '#N/A', type: 'e' }, format: 'text' };

/** A cell of a workbook as what the spreadsheet held: a code that it kept as a number stays one, and stays refused. Null where its text says all. */
export function asMarked(text: string, mark: Mark | undefined, takes: Takes | undefined): GivenValue | null {
  switch (mark) {
    case undefined:
    case MARK.TEXT:
      return null;
    case MARK.NUMBER:
    case MARK.SCIENTIFIC:
      if (takes === 'amount' || !NUMBER.test(text)) return null;
      return { value: { digits: text }, format: 'text' };
    case MARK.DATE:
      if (!DAY.test(text) || text < '1900-03-01') return null;
      return { value: { digits: String(daysBetween(DAY_ZERO, `${text}T00:00:00.000Z`)) }, format: 'date' };
    case MARK.BOOLEAN:
      return { value: { digits: text === 'TRUE' ? '1' : '0', type: 'b' }, format: 'text' };
    case MARK.ERROR:
      return { value: { digits: text, type: 'e' }, format: 'text' };
    case MARK.DATE_WITH_TIME:
    case MARK.NO_DATE:
    case MARK.UNCOMPUTED:
    case MARK.MERGED:
    case MARK.UNREADABLE:
      return takes === undefined ? null : NOT_AVAILABLE;
  }
}

/** A cell that is only text: a number where its column takes one and it is one. */
export function asTyped(text: string, takes: Takes | undefined): GivenValue {
  const trimmed = text.trim();
  if ((takes === 'whole' || takes === 'period') && WHOLE.test(trimmed))
    return { value: { digits: trimmed }, format: 'text' };
  if (takes === 'amount' && trimmed !== '') {
    const amount = readAmount(trimmed);
    if (!(amount instanceof CellFault)) return { value: { digits: poundsOf(amount) }, format: 'amount' };
  }
  return { value: { text }, format: 'text' };
}
