import { predecessorsNearestFirst } from '#domain/policies';
import { InvalidValueError, type Period } from '#kernel';
import { inTransaction, oneMoment } from '#projections/engine';
import {
  auditEvents,
  EVENT_TYPES,
  factsProjection,
  hasRecorded,
  momentKnownAt,
  parseKnownAt,
  recordersKnown,
  successionsKnown,
  type AuditFilters,
} from '#projections/facts';
import { checkNames, figuresAsOf, leakageEffects, positionsReadModel } from '#projections/positions';
import { tellEvent, type AuditReading } from '#reporting';
import type { Runtime } from '../runtime.js';

export interface AuditAsked extends AuditFilters {
  /** Of positions through this period the effects are told. */
  readonly through: Period;
  readonly knownAt?: string;
  /** `next` of the page before. */
  readonly cursor?: string;
  readonly order: 'oldest' | 'newest';
  readonly limit: number;
}

/**
 * What happened, in log order or the newest first, on both clocks, by whom, and what each event did to confirmed leakage. Throws
 * UnknownFund, UnknownSystem, UnknownYear, InvalidValue.
 */
export async function auditTimeline(
  { pool, people }: Pick<Runtime, 'pool' | 'people'>,
  { knownAt, cursor, limit, order, through, ...filters }: AuditAsked,
): Promise<AuditReading> {
  const page = await inTransaction(
    pool,
    async (tx) => {
      const moment = await momentKnownAt(tx, knownAt === undefined ? undefined : parseKnownAt(knownAt));
      await checkNames(tx, filters, moment);
      if (filters.type !== undefined && !EVENT_TYPES.includes(filters.type))
        throw new InvalidValueError('kind', filters.type, `must be one of ${EVENT_TYPES.join(', ')}`);
      if (filters.person !== undefined && !(await hasRecorded(tx, filters.person)))
        throw new InvalidValueError('person', filters.person, 'nobody recorded anything under this id');
      const { ics } = filters;
      const found = await auditEvents(tx, {
        ...filters,
        ...{ order, to: moment.position, limit: limit + 1 },
        ...(cursor === undefined ? {} : { after: BigInt(cursor) }),
        predecessors:
          ics === undefined ? [] : predecessorsNearestFirst(ics, await successionsKnown(tx, moment.position)),
      });
      const events = found.slice(0, limit);
      const effects = await leakageEffects(tx, { ...filters, through }, events);
      return { moment, events, effects, more: found.length > limit };
    },
    oneMoment([factsProjection, positionsReadModel], 'READ ONLY'),
  );
  const names = await people.namesOf(new Set(page.events.map(({ actor }) => actor.id)));
  return {
    ...{ figuresAsOf: figuresAsOf(page.moment), through },
    events: page.events.map((event) => ({
      event: tellEvent(event, names),
      accounts: page.effects.get(event.position)!.accounts,
      leakageEffectPence: page.effects.get(event.position)!.effectPence,
    })),
    next: page.more ? page.events.at(-1)!.position.toString() : null,
  };
}

/** Every kind of event that can stand in the timeline. */
export const auditKinds = (): readonly string[] => EVENT_TYPES;

/** Those who recorded something by then, with the names that are still known. */
export async function recorders(
  { pool, people }: Pick<Runtime, 'pool' | 'people'>,
  knownAt?: string,
): Promise<{ readonly id: string; readonly name: string | null }[]> {
  const { position } = await momentKnownAt(pool, knownAt === undefined ? undefined : parseKnownAt(knownAt));
  const ids = await recordersKnown(pool, position);
  const names = await people.namesOf(new Set(ids));
  return ids.map((id) => ({ id, name: names.get(id) ?? null }));
}
