import type { LogPosition } from '#event-store/port';
import type { FinancialYear } from '#kernel';
import type { Db } from './as-of.js';

/** What a system said of a finding; `said.by` is an opaque id. */
export interface FindingReplyRow {
  readonly ics: string;
  readonly ruleId: string;
  readonly by: string;
  readonly said: { readonly text: string; readonly by: string; readonly at: string };
}

/** Replies to the findings of a fund and year, of one system or of all, as known then: the oldest first. */
export async function findingRepliesKnown(
  db: Db,
  { fund, year, ics }: { readonly fund: string; readonly year: FinancialYear; readonly ics?: string },
  at: LogPosition,
): Promise<FindingReplyRow[]> {
  const { rows } = await db.query<{
    ics: string;
    rule_id: string;
    found_by: string;
    said: string;
    said_by: string;
    said_at: string;
  }>(
    `SELECT ics, rule_id, found_by, said, said_by, said_at FROM facts.finding_replies
     WHERE fund = $1 AND year = $2 AND ($3::text IS NULL OR ics = $3) AND known_from <= $4 ORDER BY known_from`,
    [fund, year, ics ?? null, at.toString()],
  );
  return rows.map(({ ics: of, rule_id, found_by, said, said_by, said_at }) => ({
    ...{ ics: of, ruleId: rule_id, by: found_by, said: { text: said, by: said_by, at: said_at } },
  }));
}
