import { canonicalJson } from '#kernel';
import type { Position } from '../position/position.js';

/** What a position says that is no amount of pence. */
const STATED = [
  'adherence',
  'confirmedRate',
  'potentialRate',
  'evidence',
  'regime',
  'missingPeriods',
  'notAssessable',
] as const satisfies readonly (keyof Position)[];

export type Stated = (typeof STATED)[number];

export interface StatedChange {
  readonly what: Stated;
  /** As the position has it; null also where there was no account. */
  readonly before: Position[Stated];
  readonly after: Position[Stated];
}

/** What is said otherwise than before, in the order of STATED. */
export function statedChanges(before: Position | null, after: Position | null): StatedChange[] {
  return STATED.map((what) => ({
    what,
    before: before?.[what] ?? null,
    after: after?.[what] ?? null,
  })).filter((it) => canonicalJson(it.before) !== canonicalJson(it.after));
}
