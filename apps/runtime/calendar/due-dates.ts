import { dueDatesKnown, extensionsKnown, type Db } from '#projections/facts';
import type { DueDate } from '#reporting';

/** When the returns of a fund and year are due, as known then, and who was given longer. */
export async function dueDatesOf(
  db: Db,
  query: { readonly fund: string; readonly year: string },
  at: bigint,
): Promise<DueDate[]> {
  const { fund, year } = query;
  const extensions = await extensionsKnown(db, { fund, year }, at);
  return (await dueDatesKnown(db, query, at)).map((each) => ({
    ...each,
    extended: extensions
      .filter(({ period }) => period === each.period)
      .map(({ ics, until }) => ({ ics, until })),
  }));
}
