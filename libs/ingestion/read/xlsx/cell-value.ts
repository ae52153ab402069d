import { MARK, type Mark } from '../../cells/mark.js';
import { plainDecimal } from './number-text.js';
import { serialDate } from './serial-date.js';
import type { SharedStrings } from './shared-strings.js';
import type { Shown } from './styles.js';
import { unescaped } from './string-text.js';

/** A cell as the sheet has it, before it means anything. */
export interface RawCell {
  /** Its `t`: what kind of value it says that it holds. */
  readonly type: string;
  readonly style: number;
  /** The text in `v`; null where there is none. */
  readonly value: string | null;
  /** The text in `is`. */
  readonly inline: string;
  /** The text in `f`; null where there is no formula. */
  readonly formula: string | null;
}

/** What the cells of one workbook are read with. */
export interface CellContext {
  readonly strings: SharedStrings;
  readonly styles: readonly Shown[];
  readonly date1904: boolean;
}

/** Its text, and what that text does not say. Blank where it holds nothing. */
export function cellValue(
  cell: RawCell,
  { strings, styles, date1904 }: CellContext,
): { text: string; mark: Mark } {
  const { type, value, formula } = cell;
  if (type === 'inlineStr') return { text: alone(cell.inline), mark: MARK.TEXT };
  if (value === null) {
    return formula === null ? { text: '', mark: MARK.TEXT } : { text: `=${formula}`, mark: MARK.UNCOMPUTED };
  }
  switch (type) {
    case 's': {
      const text = strings.at(/^\d{1,9}$/.test(value) ? Number(value) : -1);
      return text === undefined ? { text: value, mark: MARK.UNREADABLE } : { text, mark: MARK.TEXT };
    }
    case 'str':
      return { text: alone(unescaped(value)), mark: MARK.TEXT };
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE', mark: MARK.BOOLEAN };
    case 'e':
      return { text: value, mark: MARK.ERROR };
    case 'd':
      return isoDate(value);
    case 'n':
      return number(value.trim(), styles[cell.style] ?? 'number', date1904);
    default:
      return { text: value, mark: MARK.UNREADABLE };
  }
}

/** A string cut from the XML keeps its whole chunk in memory for as long as it lives; short ones are copies anyway. */
function alone(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

function number(stored: string, shown: Shown, date1904: boolean): { text: string; mark: Mark } {
  if (stored === '') return { text: '', mark: MARK.TEXT };
  const text = plainDecimal(stored);
  if (text === null) return { text: stored, mark: MARK.UNREADABLE };
  if (shown === 'date') {
    const date = serialDate(text, date1904);
    if (date === null) return { text, mark: MARK.NO_DATE };
    return { text: date.text, mark: date.hasTime ? MARK.DATE_WITH_TIME : MARK.DATE };
  }
  // Beyond eleven digits a cell without a format of its own shows a power of ten.
  const isShortened = shown === 'scientific' || text.length > 15;
  return { text, mark: isShortened ? MARK.SCIENTIFIC : MARK.NUMBER };
}

/** `2022-07-01T00:00:00`, as some programs write dates. */
function isoDate(value: string): { text: string; mark: Mark } {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::00(?:\.0+)?)?Z?)?$/.exec(value);
  if (match === null) return { text: value, mark: MARK.UNREADABLE };
  const [, day = '', time = '00:00'] = match;
  return time === '00:00'
    ? { text: day, mark: MARK.DATE }
    : { text: `${day} ${time}`, mark: MARK.DATE_WITH_TIME };
}
