import { takenOverBy, type TakenOver } from '#domain/policies';
import type { PlainDate } from '#kernel';
import { successionsKnown, type Db, type Moment } from '#projections/facts';

/** Whose open alerts stand with those of a system: all that it has taken over by that day, as the register was known then. Nobody's, of no system. */
export async function alertsComeWith(
  db: Db,
  ics: string | undefined,
  { position }: Moment,
  today: PlainDate,
): Promise<TakenOver[]> {
  return ics === undefined ? [] : takenOverBy(ics, await successionsKnown(db, position), today);
}
