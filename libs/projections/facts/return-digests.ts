import {
  documentHash,
  DocumentsFound,
  LEAST_LINE_PENCE,
  MAX_DOCUMENTS,
  type Documents,
  type KeyDigest,
} from '#domain/policies';
import { pence } from '#kernel';
import type { Db } from './as-of.js';

/** What the lines of a submission come to, as discrepancies look at them. */
export interface LinesOfReturn {
  readonly keys: readonly KeyDigest[];
  readonly documents: Documents;
}

/** Of a return with more lines every n-th is read for its medians; sums are always those of all lines. */
const MAX_MEDIAN_LINES = 4000;

/** Whether the medians of a return with so many lines are those of all of them. */
export const readsEveryLine = (lineCount: number): boolean => lineCount < 2 * MAX_MEDIAN_LINES;

/** Digests of submissions, by reference: one query for the sums and medians of all, one for their largest lines. */
export async function linesOfReturns(
  db: Db,
  references: readonly string[],
): Promise<Map<string, LinesOfReturn>> {
  const keys = await keysOf(db, references);
  const documents = await documentsOf(db, references, keys);
  return new Map(
    references.map((reference) => [
      reference,
      {
        keys: keys.get(reference) ?? [],
        documents: (documents.get(reference) ?? new DocumentsFound(MAX_DOCUMENTS)).finish().forHistory(),
      },
    ]),
  );
}

async function keysOf(db: Db, references: readonly string[]): Promise<Map<string, KeyDigest[]>> {
  const { rows } = await db.query<{
    reference: string;
    charged_to: string;
    what: string;
    amount_pence: string;
    lines: string;
    median_pence: string;
  }>(
    `WITH sums AS (
       SELECT reference, charged_to, purpose || programme AS what, sum(amount_pence) AS amount_pence
       FROM facts.return_sums WHERE reference = ANY($1::uuid[]) GROUP BY 1, 2, 3
     ), medians AS (
       SELECT l.reference, l.charged_to, ${WHAT} AS what, count(*) * min(stride) AS lines,
         percentile_disc(0.5) WITHIN GROUP (ORDER BY abs(l.amount_pence)) AS median_pence
       FROM (SELECT reference, greatest(1, line_count / $2) AS stride FROM facts.return_versions
             WHERE reference = ANY($1::uuid[])) v
       JOIN facts.return_lines l ON l.reference = v.reference AND l.n % v.stride = 0
       GROUP BY 1, 2, 3
     )
     SELECT reference, charged_to, what, amount_pence::text, coalesce(lines, 0)::text AS lines,
       coalesce(median_pence, 0)::text AS median_pence
     FROM sums LEFT JOIN medians USING (reference, charged_to, what) ORDER BY 1, 2, 3`,
    [references, MAX_MEDIAN_LINES],
  );
  const found = new Map<string, KeyDigest[]>();
  for (const row of rows) {
    const ofReturn = found.get(row.reference) ?? [];
    ofReturn.push({
      chargedTo: row.charged_to,
      what: row.what,
      lineCount: Number(row.lines),
      amountPence: pence(Number(row.amount_pence)),
      medianPence: pence(Number(row.median_pence)),
    });
    found.set(row.reference, ofReturn);
  }
  return found;
}

async function documentsOf(
  db: Db,
  references: readonly string[],
  keys: ReadonlyMap<string, readonly KeyDigest[]>,
): Promise<Map<string, DocumentsFound>> {
  const { rows } = await db.query<{
    reference: string;
    charged_to: string;
    what: string;
    amount_pence: string;
    supplier: string | null;
    description: string | null;
    n: number;
  }>(
    `SELECT l.* FROM unnest($1::uuid[]) r CROSS JOIN LATERAL (
       SELECT l.reference, l.charged_to, ${WHAT} AS what, l.amount_pence, l.supplier, l.description, l.n FROM facts.return_lines l
       WHERE l.reference = r AND l.amount_pence >= $2 AND (l.supplier IS NOT NULL OR l.description IS NOT NULL)
       ORDER BY l.amount_pence DESC, l.n LIMIT $3) l`,
    [references, LEAST_LINE_PENCE, MAX_DOCUMENTS],
  );
  const found = new Map<string, DocumentsFound>();
  for (const { reference, charged_to, what, amount_pence, supplier, description, n } of rows) {
    const ofReturn = found.get(reference) ?? new DocumentsFound(MAX_DOCUMENTS);
    found.set(reference, ofReturn);
    const key = keys.get(reference)?.findIndex((it) => it.chargedTo === charged_to && it.what === what) ?? -1;
    const amountPence = Number(amount_pence);
    if (key >= 0)
      ofReturn.add(documentHash(supplier ?? '', description ?? '', amountPence), key, n, amountPence);
  }
  return found;
}

/** As `LinesDigest` names a key: the purpose of lines that a fund pays, the programme of core lines. */
const WHAT = `CASE l.charged_to WHEN 'core' THEN coalesce(l.programme, '') ELSE coalesce(l.purpose, '') END`;
