import { PERIODS, type FinancialYear, type Period } from '#kernel';
import type { ReturnReading } from '../readings.js';
import { formatPounds } from '../words/money.js';
import { periodCode, periodName } from '../words/time.js';
import { count } from '../words/count.js';
import { OUTLINE } from './patterns.js';
import { el, percent, picture, text, type Chart } from './svg.js';

type State = 'signed' | 'in' | 'missing' | 'none';

const STATE_WORDS: Readonly<Record<State, string>> = {
  signed: 'in and signed off',
  in: 'in, not signed off',
  missing: 'missing',
  none: 'none',
};

/** Audit adjustments are not owed: a year without an M13 return misses nothing. */
const stateOf = (period: Period, found: ReturnReading | undefined): State =>
  found ? (found.signedOff ? 'signed' : 'in') : period === 13 ? 'none' : 'missing';

/** Which returns are in, up to `through`: filled means signed off, hollow means in, dashed and crossed means missing. */
export function monthsStrip(
  id: string,
  name: string,
  year: FinancialYear,
  through: Period,
  returns: readonly ReturnReading[],
): Chart {
  const cells = PERIODS.filter((period) => period <= through).map((period) => {
    const found = returns.find((one) => one.period === period);
    return { period, found, state: stateOf(period, found) };
  });
  const tally = (state: State): number => cells.filter((cell) => cell.state === state).length;
  const description = `${count(tally('signed') + tally('in'), 'return')} in, ${tally('signed')} of them signed off, ${tally('missing')} missing.`;
  const width = 100 / cells.length;
  return {
    svg: picture(
      id,
      64,
      name,
      description,
      ...cells.flatMap(({ period, found, state }, index) =>
        drawn(period, state, found?.version ?? null, (index + 0.5) * width),
      ),
    ),
    table: {
      caption: name,
      headers: [
        { label: 'Month', numeric: false },
        { label: 'Return', numeric: false },
        { label: 'Version', numeric: true },
        { label: 'Lines', numeric: true },
        { label: 'Total, core and fund', numeric: true },
        { label: 'Core spend complete', numeric: false },
      ],
      rows: cells.map(({ period, found, state }) => [
        periodName(year, period),
        STATE_WORDS[state],
        found ? String(found.version) : '',
        found ? String(found.lineCount) : '',
        found ? formatPounds(found.totalPence) : '',
        found ? (found.coreComplete ? 'yes' : 'no') : '',
      ]),
    },
  };
}

function drawn(period: Period, state: State, version: number | null, x: number): string[] {
  const mark = el('circle', {
    cx: percent(x),
    cy: 18,
    r: 11,
    fill: state === 'signed' ? '#005eb8' : '#ffffff',
    stroke: OUTLINE,
    'stroke-width': 1.5,
    ...(state === 'missing' || state === 'none' ? { 'stroke-dasharray': '3 3' } : {}),
  });
  const label = version === null ? (state === 'missing' ? '×' : '–') : String(version);
  return [
    mark,
    text(label, {
      x: percent(x),
      y: 23,
      'text-anchor': 'middle',
      class: state === 'signed' ? 'rf-chart-letter rf-chart-letter--light' : 'rf-chart-letter',
    }),
    text(periodCode(period), {
      ...{ x: percent(x), y: 54, 'text-anchor': 'middle' },
      // Of two neighbours one steps down where the screen is narrow.
      class: period % 2 === 0 ? 'rf-chart-tick rf-chart-tick--lower' : 'rf-chart-tick',
    }),
  ];
}
