import { columnLetters } from '../../cells/header.js';
import { styleNumber, type Style } from './styles.js';

/** What a cell holds: text, never a formula; or a number, as the digits that are to be written, so that no float is made of it. */
export interface OutCell {
  readonly text?: string;
  readonly digits?: string;
  readonly style?: Style;
  /** Of `digits`, where they are not those of a number: true or false, as 1 or 0; or an error of a formula. */
  readonly type?: 'b' | 'e';
}

/** The most characters that a cell of a workbook takes. */
export const MAX_CELL_TEXT = 32_767;

// What XML cannot hold is written as spreadsheets do, _x0007_; text that looks like that has its first underscore written so.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const NEEDS_CARE = /[^\t\n -%'-;=?-^`-\ud7ff\ue000-\ufffd]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as the content of an element. */
export function xmlText(text: string): string {
  if (!NEEDS_CARE.test(text) && !text.includes('"')) return text;
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNWRITABLE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (c) => ENTITIES[c] as string);
}

/** One row of a sheet; blank cells without a look of their own are left out. */
export function rowXml(row: number, cells: readonly OutCell[]): string {
  let xml = `<row r="${row}">`;
  for (const [at, { text = '', digits, style, type }] of cells.entries()) {
    if (text === '' && digits === undefined && style === undefined) continue;
    const looks = style === undefined ? '' : ` s="${styleNumber(style)}"`;
    const place = `${lettersOf(at)}${row}`;
    if (digits !== undefined)
      xml += `<c r="${place}"${looks}${type === undefined ? '' : ` t="${type}"`}><v>${xmlText(digits)}</v></c>`;
    else if (text === '') xml += `<c r="${place}"${looks}/>`;
    else xml += `<c r="${place}"${looks} t="inlineStr"><is><t xml:space="preserve">${cut(text)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

const cut = (text: string): string =>
  xmlText(text.length > MAX_CELL_TEXT ? `${text.slice(0, MAX_CELL_TEXT - 1)}…` : text);

const letters: string[] = [];
const lettersOf = (at: number): string => (letters[at] ??= columnLetters(at));
