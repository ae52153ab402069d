import { randomUUID } from 'node:crypto';
import { RingfenceError } from '#kernel';
import type pg from 'pg';

export interface DraftKey {
  readonly ics: string;
  readonly year: string;
  readonly period: number;
}

/** What is kept of a draft beside its bytes. `Outcome` is what came of its check. */
export interface Draft<Outcome> extends DraftKey {
  readonly id: string;
  readonly revision: number;
  readonly fileName: string;
  readonly draftedBy: string;
  readonly draftedAt: string;
  readonly outcome: Outcome;
  readonly confirmedBy: string | null;
  readonly confirmedSha256: string | null;
}

export interface DraftFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly file_name: string;
  readonly drafted_by: string;
  readonly drafted_at: Date;
  readonly outcome: unknown;
  readonly confirmed_by: string | null;
  readonly confirmed_sha256: string | null;
}

const COLUMNS = `id, revision, file_name, drafted_by, drafted_at, outcome, confirmed_by, confirmed_sha256`;

/** The returns that are being made, one for each system, year and period. A change names the revision that it is of. */
export class Drafts<Outcome> {
  constructor(private readonly pool: pg.Pool) {}

  async find({ ics, year, period }: DraftKey): Promise<Draft<Outcome> | null> {
    const { rows } = await this.pool.query<Row>(
      `SELECT ${COLUMNS} FROM workspace.drafts WHERE (ics, year, period) = ($1, $2, $3)`,
      [ics, year, period],
    );
    return rows[0] ? this.draft({ ics, year, period }, rows[0]) : null;
  }

  /** The periods of a system's year that have one. */
  async periodsWith(ics: string, year: string): Promise<number[]> {
    const { rows } = await this.pool.query<{ period: number }>(
      'SELECT period FROM workspace.drafts WHERE ics = $1 AND year = $2 ORDER BY period',
      [ics, year],
    );
    return rows.map(({ period }) => period);
  }

  /** The file as it was handed in; null when there is no draft, or none with this id any more. */
  async file({ ics, year, period }: DraftKey, id?: string): Promise<DraftFile | null> {
    const { rows } = await this.pool.query<{ file_name: string; bytes: Buffer }>(
      'SELECT file_name, bytes FROM workspace.drafts WHERE (ics, year, period) = ($1, $2, $3) AND id = coalesce($4, id)',
      [ics, year, period, id ?? null],
    );
    return rows[0] ? { fileName: rows[0].file_name, bytes: rows[0].bytes } : null;
  }

  /**
   * A new file in place of whatever was there, of which `seen` is the revision (null: nothing). Revisions begin at the time, so that what
   * was seen of a draft that is gone is not taken for the next one. Throws StaleRevision.
   */
  async put(
    key: DraftKey,
    seen: number | null,
    file: DraftFile & { readonly by: string; readonly at: string },
    outcome: Outcome,
  ): Promise<Draft<Outcome>> {
    const values = [file.fileName, file.bytes, file.by, file.at];
    const content = [key.ics, key.year, key.period, ...values, JSON.stringify(outcome)];
    if (seen !== null)
      return this.changed(
        key,
        await this.pool.query<Row>(
          `UPDATE workspace.drafts SET revision = revision + 1, file_name = $4, bytes = $5, drafted_by = $6, drafted_at = $7,
             outcome = $8, id = $10, confirmed_by = NULL, confirmed_sha256 = NULL
           WHERE (ics, year, period, revision) = ($1, $2, $3, $9) RETURNING ${COLUMNS}`,
          [...content, seen, randomUUID()],
        ),
      );
    return this.changed(
      key,
      await this.pool.query<Row>(
        `INSERT INTO workspace.drafts (ics, year, period, file_name, bytes, drafted_by, drafted_at, outcome, id, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, extract(epoch from now())::int) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
        [...content, randomUUID()],
      ),
    );
  }

  /** The same file checked again, or confirmed. Throws StaleRevision. */
  async amend(
    key: DraftKey,
    seen: number,
    change: Pick<Draft<Outcome>, 'outcome' | 'confirmedBy' | 'confirmedSha256'>,
  ): Promise<Draft<Outcome>> {
    const { outcome, confirmedBy, confirmedSha256 } = change;
    return this.changed(
      key,
      await this.pool.query<Row>(
        `UPDATE workspace.drafts SET revision = revision + 1, outcome = $5, confirmed_by = $6, confirmed_sha256 = $7
         WHERE (ics, year, period, revision) = ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
        [key.ics, key.year, key.period, seen, JSON.stringify(outcome), confirmedBy, confirmedSha256],
      ),
    );
  }

  /** No error when there is none. */
  async remove({ ics, year, period }: DraftKey, id: string): Promise<void> {
    await this.pool.query('DELETE FROM workspace.drafts WHERE (ics, year, period, id) = ($1, $2, $3, $4)', [
      ics,
      year,
      period,
      id,
    ]);
  }

  private changed(key: DraftKey, { rows }: { readonly rows: readonly Row[] }): Draft<Outcome> {
    if (rows[0]) return this.draft(key, rows[0]);
    const message = 'the draft was changed since it was read: read it again and decide anew';
    throw new RingfenceError('StaleRevision', message, { ...key });
  }

  private draft({ ics, year, period }: DraftKey, row: Row): Draft<Outcome> {
    return {
      ...{ ics, year, period, id: row.id, revision: row.revision, fileName: row.file_name },
      ...{ draftedBy: row.drafted_by, draftedAt: row.drafted_at.toISOString() },
      outcome: row.outcome as Outcome,
      ...{ confirmedBy: row.confirmed_by, confirmedSha256: row.confirmed_sha256 },
    };
  }
}
