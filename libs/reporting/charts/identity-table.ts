import { rateOf, type IdentityAmounts } from '#domain/policies';
import { formatPounds, formatRate } from '../words/money.js';
import { letterOf, type BarRow } from './bar-rows.js';
import { swatch } from './patterns.js';
import type { ChartTable } from './svg.js';

/** The rows of the bar, then both sides of the identity: what there was to account for, to the penny. Shares are of the allocation. */
export function identityTable(
  id: string,
  name: string,
  amounts: IdentityAmounts,
  rows: readonly BarRow[],
): ChartTable {
  const { allocation, overspend } = amounts;
  const row = (label: string, amountPence: number): string[] => [
    label,
    formatPounds(amountPence),
    formatRate(rateOf(amountPence, allocation)),
  ];
  const parts = rows.map(({ part, label, meaning, amountPence }) =>
    row(`${letterOf(part)} ${label}: ${meaning}`, amountPence),
  );
  const sides = [
    row('All of the above', allocation + overspend),
    row('of which allocation: what was given', allocation),
    row('of which overspend: spent or moved out beyond it', overspend),
  ];
  return {
    caption: name,
    headers: [
      { label: 'Where it went', numeric: false },
      { label: 'Amount', numeric: true },
      { label: 'Share of the allocation', numeric: true },
    ],
    rows: [...parts, ...sides],
    swatches: [...rows.map(({ part }) => swatch(id, part)), ...sides.map(() => '')],
    totals: [parts.length],
  };
}
