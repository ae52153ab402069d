import type { LogPosition } from '#event-store/port';
import {
  organisationChangeDecider,
  type OrganisationChangeEvent,
  type OrganisationChangeState,
} from '#domain/organisation-change';
import type { Db } from './as-of.js';

/** A change that somebody proposed, as it stands. */
export type StandingChange = Exclude<OrganisationChangeState, { status: 'unknown' }>;

/** Every change proposed, as known then; the newest first. */
export async function organisationChangesKnown(db: Db, at: LogPosition): Promise<StandingChange[]> {
  const { rows } = await db.query<{ change: string; event: OrganisationChangeEvent }>(
    'SELECT change, event FROM facts.organisation_changes WHERE known_from <= $1 ORDER BY known_from',
    [at.toString()],
  );
  const states = new Map<string, OrganisationChangeState>();
  for (const { change, event } of rows) {
    const before = states.get(change) ?? organisationChangeDecider.initial;
    states.set(change, organisationChangeDecider.evolve(before, event));
  }
  return [...states.values()].filter((state) => state.status !== 'unknown').reverse();
}
