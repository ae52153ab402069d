import { formatPounds, formatRate } from '../words/money.js';
import { OUTLINE } from './patterns.js';
import { el, percent, picture, rowText, type Chart } from './svg.js';

export interface RankRow {
  readonly label: string;
  readonly amountPence: number;
  readonly shareBp: number | null;
}

const ROW_PX = 46;

/** Bars in the order given, over the largest, shares being of `shareOf`; amounts below zero have no bar and keep their number. */
export function rankBars(
  id: string,
  name: string,
  what: string,
  rows: readonly RankRow[],
  shareOf: string,
): Chart {
  const largest = Math.max(1, ...rows.map((row) => row.amountPence));
  const description = rows.map((row) => `${row.label} ${formatPounds(row.amountPence)}`).join(', ');
  return {
    svg: picture(
      id,
      Math.max(1, rows.length) * ROW_PX,
      name,
      description === '' ? 'Nothing to show.' : `${description}.`,
      ...rows.flatMap((row, index) => drawn(row, index * ROW_PX, largest)),
    ),
    table: {
      caption: name,
      headers: [
        { label: what, numeric: false },
        { label: 'Amount', numeric: true },
        { label: `Share of ${shareOf}`, numeric: true },
      ],
      rows: rows.map((row) => [row.label, formatPounds(row.amountPence), formatRate(row.shareBp)]),
    },
  };
}

function drawn(row: RankRow, y: number, largest: number): string[] {
  const width = (100 * Math.max(0, row.amountPence)) / largest;
  return [
    ...rowText(row.label, formatPounds(row.amountPence), 0, y + 16),
    el('rect', {
      x: 0,
      y: y + 23,
      width: percent(width),
      height: 14,
      fill: '#005eb8',
      stroke: OUTLINE,
    }),
  ];
}
