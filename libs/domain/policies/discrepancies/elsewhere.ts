import type { DiscrepancyInput } from './input.js';
import type { ReturnDigest } from './return-digest.js';

/** Another return in which a line of this one stands. */
export interface Occurrence {
  readonly digest: ReturnDigest;
  readonly own: boolean;
}
/** By the line's place among the documents of the return at hand. */
export type Elsewhere = ReadonlyMap<number, readonly Occurrence[]>;

/**
 * Looks for the lines of this return in every other one. In the system's own returns the same line has the same purpose; a body before
 * or behind it may have called its work otherwise, so there the payer is enough.
 */
export function findElsewhere({ present, own, predecessors, successors }: DiscrepancyInput): Elsewhere {
  const found = new Map<number, Occurrence[]>();
  const look = (digest: ReturnDigest, isOwn: boolean): void =>
    present.documents.meet(digest.documents, (mine, theirs) => {
      const here = present.keys[present.documents.keyAt(mine)];
      const there = digest.keys[digest.documents.keyAt(theirs)];
      if (here?.chargedTo !== there?.chargedTo || (isOwn && here?.what !== there?.what)) return;
      const so = found.get(mine);
      if (so === undefined) found.set(mine, [{ digest, own: isOwn }]);
      // A line that stands twice over there is told there.
      else if (so.at(-1)?.digest !== digest) so.push({ digest, own: isOwn });
    });
  for (const each of own) look(each, true);
  for (const each of [...predecessors, ...successors]) look(each, false);
  return found;
}
