import type { CountedReturn, LineSum } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { pence, type Period } from '#kernel';
import { knownAt, type Asked, type Known } from './span.js';

interface Version extends Known {
  readonly ics: string;
  readonly period: Period;
  readonly version: number;
  readonly reference: string;
  readonly core_complete: boolean;
  readonly sent_back: string | null;
  readonly signed_off: string | null;
}

export interface ReturnRows {
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly sums: ReadonlyMap<string, readonly LineSum[]>;
}

/** The versions that count at any moment of the span: at one moment, one a period; a version that is never more than history is left out. */
export async function returnRows({ db, year, systems, span }: Asked): Promise<ReturnRows> {
  const { rows } = await db.query<Omit<Version, 'knownFrom'> & { known_from: string }>(
    `SELECT v.ics, v.period, v.version, v.known_from, v.reference, v.core_complete,
       b.known_from AS sent_back, s.known_from AS signed_off
     FROM facts.return_versions v
     LEFT JOIN facts.send_backs b USING (ics, year, period, version)
     LEFT JOIN facts.sign_offs s USING (ics, year, period, version)
     WHERE v.year = $1 AND v.known_from <= $2 AND v.ics = ANY($3) AND (b.known_from IS NULL OR b.known_from > $4)
       AND NOT EXISTS (
         SELECT FROM facts.return_versions n LEFT JOIN facts.send_backs nb USING (ics, year, period, version)
         WHERE (n.ics, n.year, n.period) = (v.ics, v.year, v.period) AND n.version > v.version
           AND n.known_from <= $4 AND (nb.known_from IS NULL OR nb.known_from > $2))
     ORDER BY v.ics, v.period, v.version DESC`,
    [year, span.to.toString(), systems, span.from.toString()],
  );
  const versions = rows.map((row) => ({ ...row, knownFrom: BigInt(row.known_from) }));
  return { versions, sums: await sumsByReference(db, versions) };
}

/** The version that counts of each return: the newest submitted and not sent back, as known then. */
export function returnsAt({ versions, sums }: ReturnRows, ics: string, at: LogPosition): CountedReturn[] {
  const by = (position: string | null): boolean => position !== null && BigInt(position) <= at;
  const counted = new Map<Period, CountedReturn>();
  for (const row of versions.filter(knownAt(at))) {
    if (row.ics !== ics || by(row.sent_back) || counted.has(row.period)) continue;
    counted.set(row.period, {
      ...{ period: row.period, version: row.version, coreComplete: row.core_complete },
      ...{ signedOff: by(row.signed_off), sums: sums.get(row.reference) ?? [] },
    });
  }
  return [...counted.values()];
}

async function sumsByReference(
  db: Asked['db'],
  versions: readonly Version[],
): Promise<Map<string, LineSum[]>> {
  const { rows } = await db.query<{
    reference: string;
    charged_to: string;
    purpose: string;
    programme: string;
    has_evidence: boolean;
    amount_pence: string;
  }>(
    `SELECT reference, charged_to, purpose, programme, has_evidence, sum(amount_pence)::text AS amount_pence
     FROM facts.return_sums WHERE reference = ANY($1::uuid[]) GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    [versions.map(({ reference }) => reference)],
  );
  const result = new Map<string, LineSum[]>();
  for (const row of rows) {
    const sum: LineSum = {
      chargedTo: row.charged_to,
      purpose: row.purpose === '' ? null : row.purpose,
      programme: row.programme === '' ? null : row.programme,
      hasEvidence: row.has_evidence,
      amountPence: pence(Number(row.amount_pence)),
    };
    const ofReturn = result.get(row.reference);
    if (ofReturn) ofReturn.push(sum);
    else result.set(row.reference, [sum]);
  }
  return result;
}
