import { columnLetters } from '../cells/header.js';

/** A cell as the XML of a sheet has it; a text alone is a shared string, a number alone a number. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  | {
      readonly t?: string;
      readonly s?: number;
      readonly v?: string;
      readonly f?: string;
      readonly is?: string;
    };

export interface TestSheet {
  readonly name?: string;
  readonly state?: string;
  readonly rows: readonly (readonly TestCell[])[];
  /** Numbers of rows that are hidden. */
  readonly hidden?: readonly number[];
  /** Before and after the rows: `<cols>`, `<mergeCells>`. */
  readonly before?: string;
  readonly after?: string;
  /** The whole part, in place of all that. */
  readonly xml?: string;
}

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A sheet as a part of a workbook; its texts are added to those that the workbook shares. */
export function sheetXml(sheet: TestSheet, strings: Map<string, number>): string {
  const rows = sheet.rows.map((cells, at) => {
    const row = at + 1;
    const hidden = sheet.hidden?.includes(row) === true ? ' hidden="1"' : '';
    const inner = cells
      .map((cell, column) => cellXml(`${columnLetters(column)}${row}`, cell, strings))
      .join('');
    return `<row r="${row}"${hidden}>${inner}</row>`;
  });
  return `${HEAD}<worksheet ${MAIN}>${sheet.before ?? ''}<sheetData>${rows.join('')}</sheetData>${sheet.after ?? ''}</worksheet>`;
}

function cellXml(r: string, cell: TestCell, strings: Map<string, number>): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c r="${r}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${r}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') {
    const index = strings.get(cell) ?? strings.size;
    strings.set(cell, index);
    return `<c r="${r}" t="s"><v>${index}</v></c>`;
  }
  const { t, s, v, f, is } = cell;
  const attributes = `${t === undefined ? '' : ` t="${t}"`}${s === undefined ? '' : ` s="${s}"`}`;
  const inner = [
    f === undefined ? '' : `<f>${escaped(f)}</f>`,
    v === undefined ? '' : `<v>${escaped(v)}</v>`,
    is === undefined ? '' : `<is>${is}</is>`,
  ];
  return `<c r="${r}"${attributes}>${inner.join('')}</c>`;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
