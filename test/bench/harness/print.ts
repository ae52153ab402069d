import { isMissed, type Range, type Row } from './row.js';

const number = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en-GB') : value.toPrecision(3);
const range = ({ min, max }: Range): string =>
  min === max ? number(min) : `${number(min)} to ${number(max)}`;

/** The rows as a Markdown table; a ratio below its goal is marked. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { work, ours, unit, limit, limitIs, ratio, goal, rounds, spread } = row;
    const against =
      spread.limit.min === spread.limit.max ? '' : `: ${number(limit)} (${range(spread.limit)})`;
    const cells = [
      work,
      `${number(ours)} ${unit} (${range(spread.ours)})`,
      `${limitIs}${against}`,
      `${ratio.toFixed(2)} (${spread.ratio.min.toFixed(2)} to ${spread.ratio.max.toFixed(2)})`,
      goal === null ? 'none set' : `${goal.toFixed(2)}${isMissed(row) ? ' **missed**' : ''}`,
      String(rounds),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| work | ours: median (spread) | limit: median (spread) | ratio (spread) | goal | rounds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
