/** What a chart function returns: the picture, and the same figures as a table to print beside it. */
export interface Chart {
  readonly svg: string;
  readonly table: ChartTable;
}

export interface ChartTable {
  readonly caption: string;
  readonly headers: readonly { readonly label: string; readonly numeric: boolean }[];
  /** Plain text; the first cell of a row is its header. */
  readonly rows: readonly (readonly string[])[];
  /** A small SVG for each row that shows its pattern, where the picture uses patterns; empty for a row without. */
  readonly swatches?: readonly string[];
  /** Where a row's header leads, row by row; null for a row that leads nowhere. */
  readonly links?: readonly (string | null)[];
  /** Indexes of rows that sum up rows above them. */
  readonly totals?: readonly number[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// Control characters other than tab and line ends are not allowed in XML at all.
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text made safe for content and attributes of XML and HTML. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\uFFFD').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

type Attributes = Readonly<Record<string, string | number>>;

/** One element. Attribute values are escaped; `children` is markup already made by `el` or `text`. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export const text = (content: string, attributes: Attributes): string =>
  el('text', attributes, escapeXml(content));

/** A row's words: its label from `x`, its amount up to the right end. */
export const rowText = (label: string, amount: string, x: number, y: number): string[] => [
  text(label, { x, y, class: 'rf-chart-text' }),
  text(amount, { x: '100%', y, 'text-anchor': 'end', class: 'rf-chart-text rf-chart-number' }),
];

/**
 * The outer element. It has no viewBox: widths inside are percentages, so a narrow screen squeezes bars and not letters.
 * `id` must be unique on its page and safe in an id.
 */
export function picture(
  id: string,
  heightPx: number,
  title: string,
  description: string,
  ...children: readonly string[]
): string {
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'rf-chart',
      width: '100%',
      height: heightPx,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      focusable: 'false',
    },
    el('title', { id: `${id}-title` }, escapeXml(title)),
    el('desc', { id: `${id}-desc` }, escapeXml(description)),
    ...children,
  );
}

/** A percentage of the width, to a thousandth, without trailing zeros: the same number is the same bytes. */
export const percent = (part: number): string => `${Number(part.toFixed(3))}%`;
