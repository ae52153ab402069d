import type pg from 'pg';

/** Any number will do as long as no other lock of the house uses it. */
const IMPORT_LOCK_CLASS = 7_210_002;

/**
 * Runs one import of a kind at a time, across processes. The lock belongs to the connection: when the process dies, PostgreSQL lets go.
 */
export async function withImportLock<T>(pool: pg.Pool, kind: string, run: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // A connection lost while the lock is held must not bring the process down: the queries of the import will say so.
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [IMPORT_LOCK_CLASS, kind]);
    return await run();
  } finally {
    const failed = await client
      .query('SELECT pg_advisory_unlock($1, hashtext($2))', [IMPORT_LOCK_CLASS, kind])
      .then(
        () => false,
        () => true,
      );
    client.off('error', ignore);
    client.release(failed);
  }
}
