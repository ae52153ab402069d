import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.js';
import { corrupt } from './workbook-error.js';

/** Column (from 0) and row (from 1) of `D14`. Throws for a cell that no spreadsheet has. */
export function addressOf(text: string): { column: number; row: number } {
  let at = 0;
  let column = 0;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + (letter - 64);
    if (column > MAX_SHEET_COLUMNS) throw outside(text);
  }
  const row = rowOf(text.slice(at), text);
  if (at === 0) throw outside(text);
  return { column: column - 1, row };
}

/** The number of a row, from 1. */
export function rowOf(digits: string, shown = digits): number {
  const row = /^[1-9]\d{0,6}$/.test(digits) ? Number(digits) : 0;
  if (row === 0 || row > MAX_SHEET_ROWS) throw outside(shown);
  return row;
}

const outside = (text: string): Error => corrupt(`there is no cell or row ${text.slice(0, 20)}`);
