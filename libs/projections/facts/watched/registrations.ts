import type { AccountKey } from '#domain/ring-fence-account';
import { predecessorsNearestFirst, type Registration } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { londonDate } from '#kernel';
import type { Db } from '../as-of.js';
import { successionsKnown } from '../register-queries.js';

/** Of each intervention that the system sees, when it was first recorded, and the months of the year that had charged it by then. */
export async function registrationsOf(
  db: Db,
  { fund, ics, year }: AccountKey,
  at: LogPosition,
): Promise<Map<string, Registration>> {
  const lineage = [ics, ...predecessorsNearestFirst(ics, await successionsKnown(db, at))];
  const { rows: registered } = await db.query<{ intervention: string; known_from: string; known_at: Date }>(
    `SELECT DISTINCT ON (i.intervention) i.intervention, i.known_from, k.known_at
     FROM facts.interventions i JOIN facts.known_times k ON k.position = i.known_from
     WHERE i.ics = ANY($1) AND i.known_from <= $2 ORDER BY i.intervention, i.known_from`,
    [lineage, at.toString()],
  );
  const { rows: charges } = await db.query<{ purpose: string; period: number; known_from: string }>(
    `SELECT s.purpose, v.period, min(v.known_from) AS known_from
     FROM facts.return_versions v JOIN facts.return_sums s USING (reference)
     WHERE v.ics = $1 AND v.year = $2 AND v.known_from <= $3 AND s.charged_to = $4 AND s.purpose <> '' GROUP BY 1, 2`,
    [ics, year, at.toString(), fund],
  );
  return new Map(
    registered.map(({ intervention, known_from, known_at }) => {
      const earlier = charges.filter(
        (each) => each.purpose === intervention && BigInt(each.known_from) < BigInt(known_from),
      );
      const recordedOn = londonDate(known_at.toISOString());
      return [intervention, { recordedOn, chargedBefore: new Set(earlier.map(({ period }) => period)) }];
    }),
  );
}
