import type pg from 'pg';
import type { FactBatch } from './batch.js';

/** A submission claims the lines under its reference, once and for good; a torn upload is never claimed, and names nothing. */
export async function claimLines(tx: pg.ClientBase, schema: string, batch: FactBatch): Promise<void> {
  const submitted = batch.rows.get('return_versions');
  if (!submitted) return;
  const references = submitted.map((row) => row['reference']);
  await sumsOfVersions(tx, schema, references);
  await accountsOfChargedLines(tx, schema, references);
}

/** Summed here and not when they are read: a nation's year is 546 rows to read, and would be 8,190 to add up. */
async function sumsOfVersions(tx: pg.ClientBase, schema: string, references: unknown[]): Promise<void> {
  await tx.query(
    `INSERT INTO ${schema}.version_sums (reference, sums)
     SELECT reference, json_agg(json_build_array(charged_to, purpose, programme, has_evidence, amount_pence)
       ORDER BY charged_to COLLATE "C", purpose COLLATE "C", programme COLLATE "C", has_evidence)
     FROM (SELECT reference, charged_to, purpose, programme, has_evidence, sum(amount_pence) AS amount_pence
       FROM ${schema}.return_sums WHERE reference = ANY($1::uuid[]) GROUP BY 1, 2, 3, 4, 5) AS sums
     GROUP BY reference ON CONFLICT (reference) DO NOTHING`,
    [references],
  );
}

/** A charged line names its account. */
async function accountsOfChargedLines(
  tx: pg.ClientBase,
  schema: string,
  references: unknown[],
): Promise<void> {
  await tx.query(
    `INSERT INTO ${schema}.accounts AS a (fund, ics, year, known_from)
     SELECT s.charged_to, v.ics, v.year, min(v.known_from)
     FROM ${schema}.return_versions v JOIN ${schema}.return_sums s USING (reference)
     WHERE v.reference = ANY($1::uuid[]) AND s.charged_to <> 'core'
     GROUP BY 1, 2, 3
     ON CONFLICT (fund, ics, year) DO UPDATE SET known_from = least(a.known_from, excluded.known_from)`,
    [references],
  );
}
