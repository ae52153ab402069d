import type { Pence, PlainDate } from '#kernel';
import { apportion } from './apportion.js';
import type { Lineage } from './lineage.js';

/** One body on the way, with what of the body before it came to it. */
export interface Step {
  readonly effectiveOn: PlainDate;
  readonly ics: string;
  readonly shareBp: number;
}

/** What of one amount ended at one living body by one way. */
export interface SplitPart {
  readonly ics: string;
  /** Empty where the account's own body holds it still. */
  readonly steps: readonly Step[];
  readonly amountPence: Pence;
  /** Of the last step: the amount that it split, what its floor left over, and whether a penny of that came here. */
  readonly last: { readonly ofPence: Pence; readonly remainder: number; readonly extraPenny: boolean } | null;
}

/** One amount through all successions, each split to the penny; always the same bodies in the same order for one lineage. */
export function splitAlong(amountPence: Pence, lineage: Lineage): SplitPart[] {
  return along({ ics: lineage.ics, steps: [], amountPence, last: null }, lineage);
}

/** The parts alone, in the same order. */
export const splitPence = (amountPence: Pence, lineage: Lineage): Pence[] =>
  splitAlong(amountPence, lineage).map((part) => part.amountPence);

function along(part: SplitPart, { next }: Lineage): SplitPart[] {
  if (next === null) return [part];
  const successors = next.successors.map(({ shareBp, to }) => ({ icsCode: to.ics, shareBp }));
  return apportion(part.amountPence, successors).flatMap((share, at) =>
    along(
      {
        ics: share.icsCode,
        steps: [...part.steps, { effectiveOn: next.effectiveOn, ics: share.icsCode, shareBp: share.shareBp }],
        amountPence: share.amountPence,
        last: { ofPence: part.amountPence, remainder: share.remainder, extraPenny: share.extraPenny },
      },
      // Both are by code.
      next.successors[at]!.to,
    ),
  );
}
