import type { Regime } from '#domain/fund';
import type { Position } from '#domain/policies';
import type { Pence, Period } from '#kernel';
import { count } from '../words/count.js';
import { CLASS_FROM_PERIOD, labelOf, NO_CLASS_YET } from '../words/labels.js';
import { shortPounds } from '../words/money.js';
import { listInWords } from '../words/time.js';
import type { LeakageWay } from '#domain/policies';
import type { WayAmount } from './leakage-by-way.js';

/** What the figures cannot say, each in one sentence. What is missing is said, never guessed. */
export function notKnown(
  regime: Regime,
  through: Period,
  positions: readonly Position[],
  byWay: readonly WayAmount[],
): string[] {
  const inDoubt = (way: LeakageWay): Pence | undefined =>
    byWay.find((row) => row.way === way && row.certainty === 'potential')?.amountPence;
  return [
    ...missingReturns(positions),
    ...amount(inDoubt('unevidenced'), 'has no evidence: nothing recorded shows what it bought.'),
    ...amount(inDoubt('lapsed'), 'that appears to have lapsed may only be missing returns.'),
    ...amount(
      inDoubt('substituted'),
      'more could be substitution, if core spend that nobody reported was not there.',
    ),
    ...untested(positions),
    ...open(through, positions),
    ...provisional(positions),
    regime === 'ring_fenced'
      ? 'These figures follow money. Whether inequalities narrowed is a question for the indicators, not for them.'
      : 'No ring stood around this money in this year; the figures show what reached its purpose, not a rule that was broken.',
  ];
}

const amount = (pence: Pence | undefined, rest: string): string[] =>
  pence === undefined || pence === 0 ? [] : [`${shortPounds(pence)} ${rest}`];

function missingReturns(positions: readonly Position[]): string[] {
  const late = positions.filter((position) => position.missingPeriods.length > 0);
  if (late.length === 0) return [];
  const returns = late.reduce((sum, position) => sum + position.missingPeriods.length, 0);
  const are = returns === 1 ? 'is' : 'are';
  return [
    `${count(returns, 'monthly return')} from ${count(late.length, 'system')} ${are} missing. They are shown as missing; no amount was put in their place.`,
  ];
}

function untested(positions: readonly Position[]): string[] {
  const partly = positions.filter((position) => position.notAssessable.length > 0);
  if (partly.length === 0) return [];
  const programmes = [...new Set(partly.flatMap((position) => position.notAssessable))].sort();
  return [
    `In ${count(partly.length, 'system')} substitution could not be tested for ${listInWords(programmes.map(labelOf))}: there is no baseline, or no month whose core spend is complete.`,
  ];
}

function open(through: Period, positions: readonly Position[]): string[] {
  if (through < CLASS_FROM_PERIOD) {
    return [
      `These figures are through M${through}: ${NO_CLASS_YET}. Until then substitution is provisional.`,
    ];
  }
  const n = positions.filter((position) => position.adherence === 'in_progress').length;
  return n === 0
    ? []
    : [`The year is still open in ${count(n, 'system')}: substitution there is provisional until the close.`];
}

function provisional(positions: readonly Position[]): string[] {
  const n = positions.filter(({ evidence }) => evidence === 'provisional').length;
  return n === 0
    ? []
    : [
        `${count(n, 'position')} ${n === 1 ? 'is' : 'are'} provisional: a counted return is not signed off, or none is in.`,
      ];
}
