import { POSITION_METHOD, type Position } from '#domain/policies';
import type pg from 'pg';
import type { Moment } from '../facts/as-of.js';

export interface StoredRow {
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
  /** False when it is due. */
  readonly counts: boolean;
  readonly positions: readonly Position[];
}

/** Every row of the jobs' table by `fund:ics:year`, of accounts that nobody knows, too. */
export async function storedPositions(tx: pg.ClientBase, moment: Moment): Promise<Map<string, StoredRow>> {
  const { rows } = await tx.query<StoredRow>(
    `SELECT c.fund, c.ics, c.year, coalesce(c.facts_position >= t.position AND c.method = $1 AND c.facts_generation = $2, false) AS counts,
       c.positions FROM positions.current c LEFT JOIN facts.touched t USING (fund, ics, year)`,
    [POSITION_METHOD, moment.generation],
  );
  return new Map(rows.map((row) => [`${row.fund}:${row.ics}:${row.year}`, row]));
}
