import type { CountedReturn, LineSum } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { pence, type Period } from '#kernel';
import { knownAt, type Asked, type Known } from './span.js';

/** As the claim of its lines wrote it: an empty text is none. */
type Summed = [
  chargedTo: string,
  purpose: string,
  programme: string,
  hasEvidence: boolean,
  amountPence: number,
];

interface VersionRow {
  readonly ics: string;
  readonly period: Period;
  readonly version: number;
  readonly known_from: string;
  readonly core_complete: boolean;
  readonly sent_back: string | null;
  readonly signed_off: string | null;
  readonly sums: readonly Summed[] | null;
}

interface Version extends Known {
  readonly period: Period;
  readonly version: number;
  readonly coreComplete: boolean;
  readonly sentBack: LogPosition | null;
  readonly signedOff: LogPosition | null;
  readonly sums: readonly LineSum[];
}

/** The versions of each system, newest first in each period. */
export type ReturnRows = ReadonlyMap<string, readonly Version[]>;

/**
 * The versions known by the end of the span. Those that are history already come too: they are few, and a query that leaves them out takes
 * twice as long to plan as this one takes in all.
 */
export async function returnRows({ db, year, systems, span }: Asked): Promise<ReturnRows> {
  const { rows } = await db.query<VersionRow>(
    `SELECT v.ics, v.period, v.version, v.known_from, v.core_complete, l.sums,
       (SELECT b.known_from FROM facts.send_backs b
        WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)) AS sent_back,
       (SELECT s.known_from FROM facts.sign_offs s
        WHERE (s.ics, s.year, s.period, s.version) = (v.ics, v.year, v.period, v.version)) AS signed_off
     FROM facts.return_versions v LEFT JOIN facts.version_sums l USING (reference)
     WHERE v.year = $1 AND v.known_from <= $2 AND v.ics = ANY($3) ORDER BY v.period, v.version DESC`,
    [year, span.to.toString(), systems],
  );
  const byIcs = new Map(systems.map((ics) => [ics, [] as Version[]]));
  for (const row of rows) byIcs.get(row.ics)!.push(versionOf(row));
  return byIcs;
}

/** The version that counts of each return: the newest submitted and not sent back, as known then. */
export function returnsAt(rows: ReturnRows, ics: string, at: LogPosition): CountedReturn[] {
  const by = (position: LogPosition | null): boolean => position !== null && position <= at;
  const counted = new Map<Period, CountedReturn>();
  for (const row of (rows.get(ics) ?? []).filter(knownAt(at))) {
    if (by(row.sentBack) || counted.has(row.period)) continue;
    const { period, version, coreComplete, sums } = row;
    counted.set(period, { period, version, coreComplete, signedOff: by(row.signedOff), sums });
  }
  return [...counted.values()];
}

const versionOf = (row: VersionRow): Version => ({
  knownFrom: BigInt(row.known_from),
  period: row.period,
  version: row.version,
  coreComplete: row.core_complete,
  sentBack: row.sent_back === null ? null : BigInt(row.sent_back),
  signedOff: row.signed_off === null ? null : BigInt(row.signed_off),
  sums: (row.sums ?? []).map(sumOf),
});

const sumOf = ([chargedTo, purpose, programme, hasEvidence, amountPence]: Summed): LineSum => ({
  chargedTo,
  purpose: purpose === '' ? null : purpose,
  programme: programme === '' ? null : programme,
  hasEvidence,
  amountPence: pence(amountPence),
});
