import type pg from 'pg';

const CHUNK_BYTES = 1024 * 1024;

/** Files handed in and accepted, until they are applied: what a start after a crash reads again. */
export class Uploads {
  constructor(private readonly pool: pg.Pool) {}

  /** Stores the bytes whole or not at all, over an earlier attempt. Memory: one chunk. */
  async store(
    kind: string,
    sha256: string,
    fileName: string,
    byteLength: number,
    chunks: AsyncIterable<Buffer>,
  ): Promise<void> {
    const client = await this.pool.connect();
    let broken = false;
    try {
      await client.query('BEGIN');
      await client.query('DELETE FROM workspace.uploads WHERE kind = $1 AND sha256 = $2', [kind, sha256]);
      await client.query(
        'INSERT INTO workspace.uploads (kind, sha256, file_name, byte_length) VALUES ($1, $2, $3, $4)',
        [...[kind, sha256, fileName, byteLength]],
      );
      let seq = 0;
      for await (const chunk of rechunked(chunks)) {
        await client.query(
          'INSERT INTO workspace.upload_chunks (kind, sha256, seq, bytes) VALUES ($1, $2, $3, $4)',
          [...[kind, sha256, seq, chunk]],
        );
        seq += 1;
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** The bytes again, a chunk at a time; nothing at all when they are not held. */
  async *open(kind: string, sha256: string): AsyncIterable<Buffer> {
    for (let seq = 0; ; seq += 1) {
      const { rows } = await this.pool.query<{ bytes: Buffer }>(
        'SELECT bytes FROM workspace.upload_chunks WHERE kind = $1 AND sha256 = $2 AND seq = $3',
        [kind, sha256, seq],
      );
      if (!rows[0]) return;
      yield rows[0].bytes;
    }
  }

  /** Removes uploads as old as this that nobody accepted: a crash before acceptance leaves them, with the names that are in them. */
  async sweep(olderThanMs: number, accepted: readonly { kind: string; sha256: string }[]): Promise<number> {
    const { rowCount } = await this.pool.query(
      `DELETE FROM workspace.uploads u WHERE created_at < now() - $1 * interval '1 millisecond'
         AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::text[]) AS a(kind, sha256) WHERE (a.kind, a.sha256) = (u.kind, u.sha256))`,
      [olderThanMs, accepted.map(({ kind }) => kind), accepted.map(({ sha256 }) => sha256)],
    );
    return rowCount ?? 0;
  }

  async remove(kind: string, sha256: string): Promise<void> {
    await this.pool.query('DELETE FROM workspace.uploads WHERE kind = $1 AND sha256 = $2', [kind, sha256]);
  }
}

async function* rechunked(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes >= CHUNK_BYTES) {
      yield Buffer.concat(held);
      held = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}
