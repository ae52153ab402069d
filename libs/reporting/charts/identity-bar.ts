import type { IdentityAmounts } from '#domain/policies';
import { formatPounds } from '../words/money.js';
import { barRowsOf, letterOf, type BarRow, type NotReported } from './bar-rows.js';
import { identityTable } from './identity-table.js';
import { OUTLINE, patternDefinitions, patternId, type BarPart } from './patterns.js';
import { el, percent, picture, text, type Chart } from './svg.js';

export interface Segment {
  readonly part: BarPart;
  readonly label: string;
  readonly amountPence: number;
  /** Of the width, in percent. */
  readonly from: number;
  readonly width: number;
}

/**
 * Parts of one sign laid end to end over `scalePence`; the end of one is the start of the next, so no gap or overlap
 * comes from rounding. `sign` −1 takes the credits.
 */
export function segmentsOf(rows: readonly BarRow[], sign: 1 | -1, scalePence: number): Segment[] {
  const segments: Segment[] = [];
  let before = 0;
  for (const { part, label, amountPence } of rows) {
    const lengthPence = amountPence * sign;
    if (lengthPence <= 0) continue;
    const from = (100 * before) / scalePence;
    before += lengthPence;
    segments.push({ part, label, amountPence, from, width: (100 * before) / scalePence - from });
  }
  return segments;
}

const BAR_PX = 56;
const LEFT_PX = 28;
const CREDIT_PX = 18;
/** Below this share of the width a letter would not fit on a phone. */
const LETTER_FROM_PERCENT = 7;

/**
 * The identity as one bar: above, what was given (and overspent); below, as long, where it went. Credits (negative parts)
 * lengthen the lower bar, and are drawn under it as what must be taken off again.
 */
export function identityBar(
  id: string,
  name: string,
  amounts: IdentityAmounts,
  silent: NotReported | null = null,
): Chart {
  const rows = barRowsOf(amounts, silent);
  const givenPence = amounts.allocation + amounts.overspend;
  const partsPence = rows.reduce((sum, { amountPence }) => sum + Math.max(0, amountPence), 0);
  const scalePence = Math.max(partsPence, givenPence, 1);
  const parts = segmentsOf(rows, 1, scalePence);
  const credits = segmentsOf(rows, -1, scalePence);
  const top = LEFT_PX + 6;
  const bars = [
    ...givenBar(amounts, scalePence),
    ...parts.flatMap((segment) => drawn(id, segment, top, BAR_PX)),
    ...credits.flatMap((segment) => drawn(id, segment, top + BAR_PX + 6, CREDIT_PX)),
  ];
  const heightPx = top + BAR_PX + (credits.length === 0 ? 2 : CREDIT_PX + 8);
  const described = rows
    .filter(({ amountPence }) => amountPence !== 0)
    .map(({ label, amountPence }) => `${label} ${formatPounds(amountPence)}`);
  const description = `${formatPounds(givenPence)} in all: ${described.join(', ') || 'nothing recorded'}.`;
  const textures = patternDefinitions(
    id,
    rows.map(({ part }) => part),
  );
  return {
    svg: picture(id, heightPx, name, description, textures, ...bars),
    table: identityTable(id, name, amounts, rows),
  };
}

function givenBar(amounts: IdentityAmounts, scalePence: number): string[] {
  const allocation = (100 * Math.max(0, amounts.allocation)) / scalePence;
  const overspend = (100 * amounts.overspend) / scalePence;
  const label = amounts.overspend > 0 ? 'Allocation and overspend' : 'Allocation';
  const bar = (from: number, width: number, dash: string): string =>
    el('rect', {
      x: percent(from),
      y: LEFT_PX - 6,
      width: percent(width),
      height: 6,
      fill: dash === '' ? OUTLINE : '#ffffff',
      stroke: OUTLINE,
      ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
    });
  return [
    text(`${label} ${formatPounds(amounts.allocation + amounts.overspend)}`, {
      x: 0,
      y: 15,
      class: 'rf-chart-text',
    }),
    ...(allocation > 0 ? [bar(0, allocation, '')] : []),
    ...(overspend > 0 ? [bar(allocation, overspend, '4 2')] : []),
  ];
}

function drawn(id: string, segment: Segment, y: number, heightPx: number): string[] {
  const { part, label, from, width } = segment;
  const rect = el(
    'rect',
    {
      x: percent(from),
      y,
      width: percent(width),
      height: heightPx,
      fill: `url(#${patternId(id, part)})`,
      stroke: OUTLINE,
      'stroke-width': 1.5,
    },
    el('title', {}, `${label} ${formatPounds(segment.amountPence)}`),
  );
  return width < LETTER_FROM_PERCENT || heightPx < BAR_PX
    ? [rect]
    : [rect, ...letterPlate(from + width / 2, y + heightPx / 2, letterOf(part))];
}

/** The letter on a white plate: readable on every texture. */
function letterPlate(xPercent: number, y: number, letter: string): string[] {
  return [
    el('circle', { cx: percent(xPercent), cy: y, r: 11, fill: '#ffffff', stroke: OUTLINE }),
    text(letter, { x: percent(xPercent), y: y + 5, 'text-anchor': 'middle', class: 'rf-chart-letter' }),
  ];
}
