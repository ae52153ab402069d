import type { AccountKey } from '#domain/ring-fence-account';
import type pg from 'pg';

/** Any number will do as long as no other lock of the house uses it. */
const ACCOUNT_LOCK_CLASS = 7_210_005;

/**
 * Runs `work` unless somebody is at this account already, in whatever process; false then. Nobody waits, so that nobody can wait in a
 * ring or keep others from a connection: what an account lacks is due, and comes back. The lock belongs to a connection of `pool`:
 * when the process is killed, PostgreSQL lets go of it.
 */
export async function withAccountLock(
  pool: pg.Pool,
  { fund, ics, year }: AccountKey,
  work: () => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect();
  const key = [ACCOUNT_LOCK_CLASS, `${fund}:${ics}:${year}`];
  let broken = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine',
      key,
    );
    if (!rows[0]!.mine) {
      broken = false;
      return false;
    }
    try {
      await work();
    } finally {
      broken = await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', key).then(
        () => false,
        () => true,
      );
    }
    return true;
  } finally {
    // Whoever cannot give the lock back hangs up: it goes with the connection.
    client.release(broken);
  }
}
