import { RingfenceError, type Instant } from '#kernel';
import type pg from 'pg';

/** A mapping as it was saved; what is in it is for those who use it. */
export interface SavedMapping {
  readonly ics: string;
  readonly name: string;
  /** From 1. */
  readonly version: number;
  readonly content: unknown;
  /** Opaque id. */
  readonly madeBy: string;
  readonly madeAt: Instant;
}

const COLUMNS = `ics, name, version, content, made_by AS "madeBy",
  to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeAt"`;

/** Mappings of ledgers to returns, system by system. */
export class Mappings {
  constructor(private readonly pool: pg.Pool) {}

  /** The newest version of each mapping of a system, by name. */
  async of(ics: string): Promise<SavedMapping[]> {
    const { rows } = await this.pool.query<SavedMapping>(
      `SELECT DISTINCT ON (name) ${COLUMNS} FROM workspace.mappings WHERE ics = $1 ORDER BY name, version DESC`,
      [ics],
    );
    return rows;
  }

  /** The newest version, or null. */
  async find(ics: string, name: string): Promise<SavedMapping | null> {
    const { rows } = await this.pool.query<SavedMapping>(
      `SELECT ${COLUMNS} FROM workspace.mappings WHERE ics = $1 AND name = $2 ORDER BY version DESC LIMIT 1`,
      [ics, name],
    );
    return rows[0] ?? null;
  }

  /**
   * Saves it as the version after `seen` (null: as a new mapping). Throws StaleRevision where another version was saved since,
   * MappingExists where there is one of the name already, UnknownMapping where there is none to change.
   */
  async save(saved: Omit<SavedMapping, 'version'>, seen: number | null): Promise<SavedMapping> {
    const { ics, name, content, madeBy, madeAt } = saved;
    const { rows } = await this.pool.query<SavedMapping>(
      `INSERT INTO workspace.mappings (ics, name, version, content, made_by, made_at)
       SELECT $1, $2, $3::int + 1, $4, $5, $6
       WHERE $3::int = coalesce((SELECT max(version) FROM workspace.mappings WHERE ics = $1 AND name = $2), 0)
       ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [ics, name, seen ?? 0, JSON.stringify(content), madeBy, madeAt],
    );
    if (rows[0] !== undefined) return rows[0];
    throw await this.whyNot(ics, name, seen);
  }

  private async whyNot(ics: string, name: string, seen: number | null): Promise<RingfenceError> {
    const standing = await this.find(ics, name);
    if (standing === null) return new RingfenceError('UnknownMapping', `${ics} has no mapping named ${name}`);
    return seen === null
      ? new RingfenceError(
          'MappingExists',
          `${ics} has a mapping named ${name} already: change that, or take another name`,
        )
      : new RingfenceError(
          'StaleRevision',
          `the mapping ${name} was changed since it was read: read it again and decide anew`,
        );
  }
}
