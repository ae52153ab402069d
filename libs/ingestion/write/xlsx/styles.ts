/** How cells look. The place of each in the list is its number in the workbook. */
export const STYLES = [
  'plain',
  'heading',
  'text',
  'amount',
  'wrong',
  'odd',
  'note',
  'wrong_amount',
  'date',
  'wrong_date',
] as const;
export type Style = (typeof STYLES)[number];

export const styleNumber = (style: Style): number => STYLES.indexOf(style);

const TEXT_FORMAT = 49;
const AMOUNT_FORMAT = 4;
/** Of our own: year-month-day. */
const DATE_FORMAT = 164;
const FILLS = { none: 0, grey: 2, red: 3, yellow: 4 };
const BOLD = 1;

interface Look {
  readonly format?: number;
  readonly font?: number;
  readonly fill?: number;
  readonly wrap?: boolean;
}
// A wrong cell is also bold: colour is never the only signal, and its sentence stands in the row.
const LOOKS: Readonly<Record<Style, Look>> = {
  plain: {},
  heading: { font: BOLD, fill: FILLS.grey, format: TEXT_FORMAT },
  text: { format: TEXT_FORMAT },
  amount: { format: AMOUNT_FORMAT },
  wrong: { format: TEXT_FORMAT, font: BOLD, fill: FILLS.red },
  odd: { format: TEXT_FORMAT, fill: FILLS.yellow },
  note: { format: TEXT_FORMAT, wrap: true },
  wrong_amount: { format: AMOUNT_FORMAT, font: BOLD, fill: FILLS.red },
  date: { format: DATE_FORMAT },
  wrong_date: { format: DATE_FORMAT, font: BOLD, fill: FILLS.red },
};

const xf = ({ format = 0, font = 0, fill = 0, wrap = false }: Look): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">` +
  `<alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`;

const fill = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const font = (bold: boolean): string => `<font>${bold ? '<b/>' : ''}<sz val="11"/><name val="Arial"/></font>`;

export const stylesXml = (): string =>
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="1"><numFmt numFmtId="${DATE_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="2">${font(false)}${font(true)}</fonts>` +
  // The first two fills are the format's own.
  `<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `${fill('E8EDEE')}${fill('FFD6D0')}${fill('FFF2BF')}</fills>` +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${STYLES.length}">${STYLES.map((style) => xf(LOOKS[style])).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
