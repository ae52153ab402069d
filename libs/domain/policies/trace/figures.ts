import { pence, sumPence, type Pence, type Period } from '#kernel';
import type { LineGroup } from '../findings/leakage-finding.js';
import type { Position } from '../position/position.js';
import type { SystemYearFacts } from '../position/facts.js';
import { classifyYear, type ClassifiedSum } from '../position/spend.js';
import { workingsOf } from '../position/workings.js';

/** Some of what a figure is made of: recorded things, or another figure that it is worked out from. */
export type FigurePart =
  /** Lines of one counted version, in one bucket. */
  | {
      readonly kind: 'lines';
      readonly by: string;
      readonly period: Period;
      readonly version: number;
      readonly group: LineGroup;
      readonly amountPence: Pence;
    }
  /** Entries of the account, as they are recorded. */
  | { readonly kind: 'allocations'; readonly amountPence: Pence }
  | { readonly kind: 'virements'; readonly by: string; readonly amountPence: Pence }
  | { readonly kind: 'figure'; readonly of: string; readonly amountPence: Pence }
  /** What a rule of the model takes or adds: a floor at zero, a share, a target. */
  | { readonly kind: 'rule'; readonly rule: string; readonly amountPence: Pence };

/** A figure of the position, and the parts that sum to it. */
export interface Figure {
  readonly figure: FigureName;
  readonly amountPence: Pence;
  readonly parts: readonly FigurePart[];
}

export const FIGURES = [
  'allocation',
  'overspend',
  'additional',
  'substituted',
  'misdirected',
  'diverted',
  'unevidenced',
  'carriedForward',
  'lapsed',
  'uncommitted',
] as const satisfies readonly (keyof Position)[];
export type FigureName = (typeof FIGURES)[number];

/**
 * Each of the ten amounts of an account's position, followed down: what is recorded under it, or the figures that it is worked out from
 * and the rule that decides between them. The parts of a figure sum to it, to the penny.
 */
export function figuresOf(facts: SystemYearFacts, fund: string, through: Period): Figure[] {
  const { allocation, spend, substitution, diversion, unspent, lines } = workingsOf(
    facts,
    classifyYear(facts),
    fund,
    through,
  );
  const { carriedForwardPence, lapsedPence, uncommittedPence, overspendPence } = unspent;
  const figure = (of: string, amountPence: number): FigurePart => ({
    kind: 'figure',
    of,
    amountPence: pence(amountPence),
  });
  const rule = (name: string, amountPence: number): FigurePart[] =>
    amountPence === 0 ? [] : [{ kind: 'rule', rule: name, amountPence: pence(amountPence) }];
  const within = (bucket: ClassifiedSum['in']['bucket']): FigurePart[] =>
    lines.filter((line) => line.in.bucket === bucket).map(linesPart);
  const virements = [...diversion.by].map(([by, amountPence]): FigurePart => ({
    kind: 'virements',
    by,
    amountPence,
  }));
  // (A − P − D): what is left, or by how much it was overspent.
  const left = [
    figure('allocation', allocation),
    figure('spent', -spend.totalPence),
    figure('diverted', -diversion.totalPence),
  ];
  const leftPence = allocation - spend.totalPence - diversion.totalPence;
  const ofLeft = (name: FigureName, amountPence: number, why: string): Figure => ({
    figure: name,
    amountPence: pence(amountPence),
    parts: amountPence === 0 ? [] : [...left, ...rule(why, amountPence - leftPence)],
  });
  return [
    {
      figure: 'allocation',
      amountPence: allocation,
      parts: [{ kind: 'allocations', amountPence: allocation }],
    },
    {
      figure: 'overspend',
      amountPence: overspendPence,
      parts: overspendPence === 0 ? [] : [...left.map(negated)],
    },
    {
      figure: 'additional',
      amountPence: pence(spend.eligiblePence - substitution.totalPence),
      parts: [
        ...within('eligible'),
        ...[...substitution.by].flatMap(([, it]) => (it === 0 ? [] : [figure('substituted', -it)])),
      ],
    },
    {
      figure: 'substituted',
      amountPence: substitution.totalPence,
      parts: [...substitution.by].flatMap(([programme, it]) =>
        rule(`shortfall of core spend on ${programme}`, it),
      ),
    },
    { figure: 'misdirected', amountPence: spend.misdirectedPence, parts: within('misdirected') },
    {
      figure: 'diverted',
      amountPence: diversion.totalPence,
      parts: [
        ...virements,
        ...rule('never below zero', diversion.totalPence - sumPence([...diversion.by.values()])),
      ],
    },
    { figure: 'unevidenced', amountPence: spend.unevidencedPence, parts: within('unevidenced') },
    ofLeft('carriedForward', carriedForwardPence, 'what was not approved, or was carried once before'),
    ofLeft('lapsed', lapsedPence, 'what was carried forward'),
    ofLeft('uncommitted', uncommittedPence, 'never below zero'),
  ];
}

const negated = (part: FigurePart): FigurePart => ({ ...part, amountPence: pence(-part.amountPence) });

function linesPart({ period, version, sum, in: it }: ClassifiedSum): FigurePart {
  const by = it.bucket === 'eligible' ? it.programme : it.bucket === 'misdirected' ? it.pressure : it.rule;
  const group = { period, version, purpose: sum.purpose, hasEvidence: sum.hasEvidence };
  return { kind: 'lines', by, period, version, group, amountPence: sum.amountPence };
}
