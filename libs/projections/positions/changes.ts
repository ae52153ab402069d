import {
  amountChanges,
  changesOf,
  totalOf,
  type AccountChanges,
  type AmountChange,
  type Position,
  type PositionTotal,
  type StatedChange,
} from '#domain/policies';
import { RingfenceError } from '#kernel';
import type pg from 'pg';
import type { Moment } from '../facts/as-of.js';
import { eventsBearing, type FactEvent } from '../facts/event-queries.js';
import { predecessorsNearestFirst } from '#domain/policies';
import { successionsKnown } from '../facts/register-queries.js';
import { figuresAsOf, type FiguresAsOf } from './read.js';
import { trailsOf, type TrailQuery } from './trail.js';

/** More events than a person can read; each account that one of them bears on is computed anew. */
export const MAX_CHANGE_EVENTS = 5000;

export interface ChangedAccount extends Omit<AccountChanges<FactEvent>, 'events'> {
  readonly ics: string;
}

export interface EffectOnAccount {
  readonly ics: string;
  readonly amounts: readonly AmountChange[];
  readonly stated: readonly StatedChange[];
}

/** An event between the two moments, and what it changed in which account; nothing, when it changed nothing. */
export interface ChangingEvent<Event = FactEvent> {
  readonly event: Event;
  readonly effects: readonly EffectOnAccount[];
}

/** What is known at one moment and was not at another. */
export interface Changes<Event = FactEvent> {
  readonly from: FiguresAsOf;
  /** Of the later moment. */
  readonly figuresAsOf: FiguresAsOf;
  /** Those that differ, by ICS. */
  readonly accounts: readonly ChangedAccount[];
  readonly total: {
    readonly before: PositionTotal;
    readonly after: PositionTotal;
    readonly amounts: readonly AmountChange[];
  };
  /** Those that bear on any of the accounts, in log order. Their effects on an amount sum exactly to its difference in `total`. */
  readonly events: readonly ChangingEvent<Event>[];
}

/**
 * What changed between two moments known in the accounts of a fund and year, or in one of them, and by which event. In a transaction of
 * one moment. Throws TooManyEvents, UnexplainedChange, MomentsReversed.
 */
export async function readChanges(
  tx: pg.ClientBase,
  query: TrailQuery,
  from: Moment,
  to: Moment,
): Promise<Changes> {
  if (from.position > to.position)
    throw new RingfenceError(
      'MomentsReversed',
      'the moment to compare with comes after the one that is asked about',
    );
  const successions = await successionsKnown(tx, to.position);
  const events = await eventsBearing(tx, {
    ...query,
    predecessors: query.ics === undefined ? [] : predecessorsNearestFirst(query.ics, successions),
    ...{ after: from.position, to: to.position, limit: MAX_CHANGE_EVENTS + 1 },
  });
  if (events.length > MAX_CHANGE_EVENTS) {
    throw new RingfenceError(
      'TooManyEvents',
      `more than ${MAX_CHANGE_EVENTS} events lie between the two moments: ask for one system, or for moments that are closer together`,
    );
  }
  const trails = await trailsOf(tx, query, { from: from.position, to: to.position }, events);
  const told = trails.map(({ ics, before, steps, after }) => ({ ics, ...changesOf(before, steps, after) }));
  const effects = new Map<FactEvent, EffectOnAccount[]>(events.map((event) => [event, []]));
  for (const account of told)
    for (const { event, amounts, stated } of account.events)
      if (amounts.length + stated.length > 0) effects.get(event)!.push({ ics: account.ics, amounts, stated });
  const total = {
    before: totalOf(trails.flatMap(({ before }) => before ?? [])),
    after: totalOf(trails.map(({ after }) => after as Position)),
  };
  return {
    ...{ from: figuresAsOf(from), figuresAsOf: figuresAsOf(to) },
    accounts: told
      .filter(({ amounts, stated }) => amounts.length + stated.length > 0)
      .map(({ events: _events, ...account }) => account),
    total: { ...total, amounts: amountChanges(total.before, total.after) },
    events: [...effects].map(([event, on]) => ({ event, effects: on })),
  };
}
