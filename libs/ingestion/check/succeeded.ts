import { abolishedOn, successionsOf } from '#domain/policies';
import type { PlainDate } from '#kernel';
import type { Succession } from '../ports.js';

/** The end of a body that others followed. */
export interface Succeeded {
  readonly effectiveOn: PlainDate;
  readonly successors: readonly string[];
  /** The day from which it is no more; null where it goes on with a share. */
  readonly abolishedOn: PlainDate | null;
}

/** Successor → its predecessors. */
export function predecessorsOf(successions: readonly Succession[]): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const { predecessor, successor } of successions) {
    before.set(successor, [...(before.get(successor) ?? []), predecessor]);
  }
  return before;
}

/** Bodies that ended, each with its last succession; one that is its own successor goes on. */
export function succeeded(successions: readonly Succession[]): Map<string, Succeeded> {
  const ended = new Map<string, Succeeded>();
  const register = successionsOf(successions);
  for (const { predecessor, successor, effectiveOn } of successions) {
    const known = ended.get(predecessor);
    if (known !== undefined && known.effectiveOn > effectiveOn) continue;
    const others = known?.effectiveOn === effectiveOn ? known.successors : [];
    ended.set(predecessor, {
      effectiveOn,
      successors: [...others, successor],
      abolishedOn: abolishedOn(predecessor, register),
    });
  }
  for (const [body, { successors }] of ended) if (successors.includes(body)) ended.delete(body);
  return ended;
}

export const sentence = (ics: string, { effectiveOn, successors }: Succeeded): string =>
  `${ics} was succeeded by ${successors.join(', ')} on ${effectiveOn}.`;
