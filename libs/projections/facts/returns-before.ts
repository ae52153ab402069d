import type { CorePressure, ReturnDigest, VirementFacts } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { pence, type FinancialYear } from '#kernel';
import type { Db } from './as-of.js';
import { linesOfReturns, readsEveryLine, type LinesOfReturn } from './return-digests.js';

/** What a return is held against: counted returns as digests, and virements. */
export interface ReturnsBefore {
  readonly returns: readonly ReturnDigest[];
  readonly virements: readonly (VirementFacts & { readonly ics: string; readonly year: FinancialYear })[];
}

/** Submissions whose largest lines, up to 500 of each, are in memory as texts at one time. */
const MAX_AT_ONCE = 100;

/** The digests of one submission never change: those that were read or written lately are kept, the oldest dropped first. */
export class RecentDigests {
  private readonly kept = new Map<string, LinesOfReturn>();

  constructor(private readonly most: number) {}

  async of(db: Db, references: readonly string[]): Promise<ReadonlyMap<string, LinesOfReturn>> {
    const found = new Map<string, LinesOfReturn>();
    for (const reference of references) {
      const known = this.kept.get(reference);
      if (known !== undefined) found.set(reference, known);
    }
    const missing = references.filter((reference) => !found.has(reference));
    for (let at = 0; at < missing.length; at += MAX_AT_ONCE) {
      const some = await linesOfReturns(db, missing.slice(at, at + MAX_AT_ONCE));
      for (const [reference, lines] of some) found.set(reference, lines);
    }
    for (const [reference, lines] of found) this.keep(reference, lines);
    return found;
  }

  /**
   * Of a submission that this process wrote a moment ago, so that it is not read back. Left out where the facts would say it
   * otherwise: what is asked about must not depend on which process is asked.
   */
  written(reference: string, { keys, documents }: LinesOfReturn): void {
    const lineCount = keys.reduce((total, key) => total + key.lineCount, 0);
    if (readsEveryLine(lineCount)) this.keep(reference, { keys, documents });
  }

  private keep(reference: string, lines: LinesOfReturn): void {
    this.kept.delete(reference);
    this.kept.set(reference, lines);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** The counted returns of these systems and years, and what they moved by virement, as known at a position. */
export async function returnsBefore(
  db: Db,
  systems: readonly string[],
  years: readonly FinancialYear[],
  at: LogPosition,
  recent: RecentDigests,
): Promise<ReturnsBefore> {
  const params = [systems, years, at.toString()];
  const { rows: headers } = await db.query<{
    ics: string;
    year: FinancialYear;
    period: number;
    reference: string;
    total_pence: string;
  }>(
    `SELECT DISTINCT ON (v.ics, v.year, v.period) v.ics, v.year, v.period, v.reference, v.total_pence
     FROM facts.return_versions v
     WHERE v.ics = ANY($1) AND v.year = ANY($2) AND v.known_from <= $3 AND NOT EXISTS (
       SELECT FROM facts.send_backs b WHERE (b.ics, b.year, b.period, b.version) = (v.ics, v.year, v.period, v.version)
         AND b.known_from <= $3)
     ORDER BY v.ics, v.year, v.period, v.version DESC`,
    params,
  );
  const lines = await recent.of(
    db,
    headers.map(({ reference }) => reference),
  );
  const { rows: virements } = await db.query<{
    fund: string;
    ics: string;
    year: FinancialYear;
    period: number;
    direction: 'out' | 'in';
    pressure: CorePressure;
    amount_pence: string;
  }>(
    `SELECT fund, ics, year, period, direction, pressure, amount_pence FROM facts.virements
     WHERE ics = ANY($1) AND year = ANY($2) AND known_from <= $3 ORDER BY known_from`,
    params,
  );
  return {
    returns: headers.flatMap(({ reference, total_pence, ...key }) => {
      const ofReturn = lines.get(reference);
      return ofReturn === undefined ? [] : [{ ...key, totalPence: pence(Number(total_pence)), ...ofReturn }];
    }),
    virements: virements.map(({ amount_pence, ...rest }) => ({
      ...rest,
      amountPence: pence(Number(amount_pence)),
    })),
  };
}
