import type pg from 'pg';

/** Any number will do as long as no other lock of the house uses it. */
const IMPORT_LOCK_CLASS = 7_210_002;

/**
 * Runs one import of a kind at a time, across processes. The lock belongs to the connection: when the process dies, PostgreSQL lets go.
 */
export async function withImportLock<T>(pool: pg.Pool, kind: string, run: () => Promise<T>): Promise<T> {
  return inLine(pool, kind, () => locked(pool, kind, run));
}

/** Those of one process wait here for one another, so that waiting costs no connection. */
const lines = new WeakMap<pg.Pool, Map<string, Promise<unknown>>>();

function inLine<T>(pool: pg.Pool, kind: string, run: () => Promise<T>): Promise<T> {
  const line = lines.get(pool) ?? new Map<string, Promise<unknown>>();
  lines.set(pool, line);
  const mine = (line.get(kind) ?? Promise.resolve()).then(run, run);
  line.set(kind, mine);
  return mine;
}

async function locked<T>(pool: pg.Pool, kind: string, run: () => Promise<T>): Promise<T> {
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

/** Is a living process importing this kind right now? */
export async function isImportRunning(pool: pg.Pool, kind: string): Promise<boolean> {
  const { rows } = await pool.query<{ free: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database
       WHERE datname = current_database()) AND classid = $1 AND objid = hashtext($2)::bigint & 4294967295) AS free`,
    [IMPORT_LOCK_CLASS, kind],
  );
  return !rows[0]!.free;
}
