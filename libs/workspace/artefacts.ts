import { createHash } from 'node:crypto';
import type pg from 'pg';

/**
 * Bytes of issued reports under their SHA-256 (hex), in a schema of their own where this role may add and read but neither change nor
 * delete. Not of the log: the log holds their digests, so that a byte that was changed all the same shows.
 */
export class Artefacts {
  constructor(private readonly pool: pg.Pool) {}

  /** Keeps them, and answers with their digest; the same bytes again are those that are there. */
  async keep(bytes: Buffer): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.pool.query(
      'INSERT INTO reports.artefacts (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING',
      [sha256, bytes],
    );
    return sha256;
  }

  /** The bytes of this digest; null when they are not there, or are not those that were kept. */
  async find(sha256: string): Promise<Buffer | null> {
    const { rows } = await this.pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM reports.artefacts WHERE sha256 = $1',
      [sha256],
    );
    const bytes = rows[0]?.bytes;
    if (bytes === undefined) return null;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null;
  }
}
