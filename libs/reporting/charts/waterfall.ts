import type { IdentityAmounts, IdentityPart } from '#domain/policies';
import { PART_WORDS } from '../words/labels.js';
import { formatPounds } from '../words/money.js';
import { OUTLINE, patternDefinitions, patternId } from './patterns.js';
import { el, percent, picture, rowText, type Chart } from './svg.js';

/** What is taken off, in the order in which a finance director asks. */
const TAKEN_OFF = [
  'diverted',
  'misdirected',
  'substituted',
  'unevidenced',
  'lapsed',
  'carriedForward',
  'uncommitted',
] as const satisfies readonly IdentityPart[];

export interface Step {
  readonly label: string;
  readonly part: IdentityPart | null;
  /** Signed change; for the first and last step the level itself. */
  readonly amountPence: number;
  readonly fromPence: number;
  readonly toPence: number;
}

/**
 * From the allocation down to what was additional. A credit (negative part) steps up. The last step's level is reached by
 * the steps before it, and the identity says that it equals `additional`.
 */
export function stepsOf(amounts: IdentityAmounts): Step[] {
  const steps: Step[] = [level('Allocation', null, amounts.allocation)];
  let left: number = amounts.allocation;
  const move = (label: string, part: IdentityPart | null, change: number): void => {
    if (change === 0) return;
    steps.push({ label, part, amountPence: change, fromPence: left, toPence: left + change });
    left += change;
  };
  move('Overspend', null, amounts.overspend);
  for (const part of TAKEN_OFF) move(PART_WORDS[part].label, part, -amounts[part]);
  return [...steps, level(PART_WORDS.additional.label, 'additional', left)];
}

const level = (label: string, part: IdentityPart | null, amountPence: number): Step => ({
  label,
  part,
  amountPence,
  fromPence: 0,
  toPence: amountPence,
});

const ROW_PX = 46;
const BAR_PX = 18;

/** The waterfall, lying down: a row a step, its label and pounds above its bar, so that it reads on a phone too. */
export function waterfall(id: string, name: string, amounts: IdentityAmounts): Chart {
  const steps = stepsOf(amounts);
  const levels = steps.flatMap((step) => [step.fromPence, step.toPence]);
  const lowPence = Math.min(0, ...levels);
  const spanPence = Math.max(1, Math.max(0, ...levels) - lowPence);
  const at = (pence: number): number => (100 * (pence - lowPence)) / spanPence;
  const parts = steps.flatMap((step) => (step.part === null ? [] : [step.part]));
  const description = steps.map((step) => `${step.label} ${formatPounds(step.amountPence)}`).join(', ');
  const zero = at(0);
  return {
    svg: picture(
      id,
      steps.length * ROW_PX + 2,
      name,
      `${description}.`,
      patternDefinitions(id, parts),
      el('line', {
        x1: percent(zero),
        x2: percent(zero),
        y1: 0,
        y2: steps.length * ROW_PX,
        stroke: OUTLINE,
      }),
      ...steps.flatMap((step, row) => drawn(id, step, row, steps.length, at)),
    ),
    table: {
      caption: name,
      headers: [
        { label: 'Step', numeric: false },
        { label: 'Change', numeric: true },
        { label: 'Left', numeric: true },
      ],
      rows: steps.map((step, row) => [
        step.label,
        row === 0 || row === steps.length - 1 ? '' : formatPounds(step.amountPence),
        formatPounds(step.toPence),
      ]),
    },
  };
}

function drawn(id: string, step: Step, row: number, rows: number, at: (pence: number) => number): string[] {
  const [left, right] = [Math.min(step.fromPence, step.toPence), Math.max(step.fromPence, step.toPence)];
  const y = row * ROW_PX;
  const fill = step.part === null ? OUTLINE : `url(#${patternId(id, step.part)})`;
  const connector = el('line', {
    x1: percent(at(step.toPence)),
    x2: percent(at(step.toPence)),
    y1: y + ROW_PX - 4,
    y2: y + ROW_PX - 4 + (ROW_PX - BAR_PX),
    stroke: OUTLINE,
    'stroke-dasharray': '2 3',
  });
  return [
    ...rowText(step.label, formatPounds(step.amountPence), 4, y + 18),
    el('rect', {
      x: percent(at(left)),
      y: y + ROW_PX - BAR_PX - 4,
      width: percent(at(right) - at(left)),
      height: BAR_PX,
      fill,
      stroke: OUTLINE,
    }),
    ...(row < rows - 1 ? [connector] : []),
  ];
}
