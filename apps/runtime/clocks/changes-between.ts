import { InvalidValueError } from '#kernel';
import { inTransaction, oneMoment } from '#projections/engine';
import { factsProjection, momentKnownAt, parseKnownAt, type Db, type Moment } from '#projections/facts';
import { checkNames, positionsReadModel, readChanges, type TrailQuery } from '#projections/positions';
import { tellEvent, type ChangesReading } from '#reporting';
import type { Runtime } from '../runtime.js';

export interface ChangesQuery extends TrailQuery {
  /** What was known then: a time, a date or a log position. */
  readonly from: string;
  /** Left out: now. */
  readonly to?: string;
}

/**
 * The difference between two moments known: what changed in each amount of the accounts of a fund and year (or of one of them), by which
 * events, by whom, with the effect of each in pence. Throws UnknownFund, UnknownYear, UnknownSystem (as known at `to`), InvalidValue,
 * MomentsReversed, TooManyEvents.
 */
export async function changesBetween(
  { pool, people }: Pick<Runtime, 'pool' | 'people'>,
  { from, to, ...query }: ChangesQuery,
): Promise<ChangesReading> {
  const changes = await inTransaction(
    pool,
    async (tx) => {
      const before = await momentNamed(tx, 'from', from);
      const after = await momentNamed(tx, 'to', to);
      await checkNames(tx, query, after);
      return readChanges(tx, query, before, after);
    },
    oneMoment([factsProjection, positionsReadModel], 'READ ONLY'),
  );
  const names = await people.namesOf(new Set(changes.events.map(({ event }) => event.actor.id)));
  return {
    ...{ fund: query.fund, year: query.year, through: query.through },
    ...changes,
    events: changes.events.map(({ event, effects }) => ({ event: tellEvent(event, names), effects })),
  };
}

/** A moment that cannot be known is refused under the name that it was asked by. */
async function momentNamed(db: Db, name: 'from' | 'to', text: string | undefined): Promise<Moment> {
  try {
    return await momentKnownAt(db, text === undefined ? undefined : parseKnownAt(text));
  } catch (error) {
    if (!(error instanceof InvalidValueError)) throw error;
    throw new InvalidValueError(name, error.details['value'], String(error.details['rule']));
  }
}
