import { RefusedError } from '#kernel';
import { checkShares } from './shares.js';
import type { Predecessor } from '../organisation-change/events.js';

/** Refuses with NoPredecessor, PredecessorTwice, SuccessorIsGone and the codes of shares. */
export function checkPredecessors(predecessors: readonly Predecessor[]): void {
  if (predecessors.length === 0)
    throw new RefusedError(
      'NoPredecessor',
      'Name at least one body that is succeeded, and its successors.',
      {},
    );
  const gone = new Set<string>();
  for (const { predecessor, successors } of predecessors) {
    if (gone.has(predecessor)) {
      throw new RefusedError(
        'PredecessorTwice',
        `The body ${predecessor} is named twice; give all its successors in one place.`,
        {
          predecessor,
        },
      );
    }
    checkShares(predecessor, successors);
    if (!successors.some(({ icsCode }) => icsCode === predecessor)) gone.add(predecessor);
  }
  for (const { predecessor, successors } of predecessors) {
    const lost = successors.find(({ icsCode }) => gone.has(icsCode));
    if (lost === undefined) continue;
    throw new RefusedError(
      'SuccessorIsGone',
      `The body ${lost.icsCode} cannot succeed ${predecessor}: it is itself succeeded by this very change.`,
      { predecessor, successor: lost.icsCode },
    );
  }
}
