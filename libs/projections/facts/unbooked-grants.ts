import type { AccountKey } from '#domain/ring-fence-account';
import type { Db } from './as-of.js';

/** Accounts of which more was granted than was then approved in their own stream: a grant was cut short between the two. */
export async function accountsWithUnbookedGrants(db: Db): Promise<AccountKey[]> {
  const { rows } = await db.query<{ fund: string; ics: string; year: string }>(
    `SELECT fund, ics, year FROM facts.fact_events WHERE type IN ('CarryForwardGranted', 'CarryForwardApproved')
     GROUP BY fund, ics, year
     HAVING count(*) FILTER (WHERE type = 'CarryForwardGranted') >
       count(*) FILTER (WHERE type = 'CarryForwardApproved' AND data->>'reference' ~ '^grant-[0-9a-f-]{36}$')`,
  );
  return rows.map(({ fund, ics, year }) => ({ fund, ics, year }));
}
