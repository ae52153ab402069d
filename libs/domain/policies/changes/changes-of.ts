import { canonicalJson, RingfenceError } from '#kernel';
import type { Position } from '../position/position.js';
import { amountChanges, type AmountChange } from './amounts.js';
import { statedChanges, type StatedChange } from './stated.js';

/** The position of an account right after an event that bears on it; null while the account does not exist. */
export interface AccountStep<Event> {
  readonly event: Event;
  readonly position: Position | null;
}

export interface EventEffect<Event> {
  readonly event: Event;
  /** What this very event changed; empty when it changed nothing. */
  readonly amounts: readonly AmountChange[];
  readonly stated: readonly StatedChange[];
}

/** What changed in an account between two moments known, and by which event. */
export interface AccountChanges<Event> {
  readonly before: Position | null;
  readonly after: Position | null;
  readonly amounts: readonly AmountChange[];
  readonly stated: readonly StatedChange[];
  /** In log order. Their effects on an amount sum exactly to its whole difference. */
  readonly events: readonly EventEffect<Event>[];
}

/**
 * The difference between two positions of an account, told event by event. `steps` holds every event between the two moments that
 * bears on the account, in log order. Throws UnexplainedChange when the last of them does not lead to `after`: then an event is missing.
 */
export function changesOf<Event>(
  before: Position | null,
  steps: readonly AccountStep<Event>[],
  after: Position | null,
): AccountChanges<Event> {
  const reached = steps.length === 0 ? before : steps.at(-1)!.position;
  if (canonicalJson(reached) !== canonicalJson(after)) {
    const { fund, ics, year } = (after ?? before)!;
    throw new RingfenceError(
      'UnexplainedChange',
      `the events known do not lead to the position of ${fund} of ${ics} in ${year}: run ringfence verify`,
      { fund, ics, year },
    );
  }
  return {
    ...{ before, after, amounts: amountChanges(before, after), stated: statedChanges(before, after) },
    events: steps.map(({ event, position }, index) => {
      const was = index === 0 ? before : steps[index - 1]!.position;
      return { event, amounts: amountChanges(was, position), stated: statedChanges(was, position) };
    }),
  };
}
