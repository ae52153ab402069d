import pg from 'pg';
import { until } from '../support/until.js';

/** The lock that the gate is: nothing else of ours takes this one. */
const KEY = 4_711;
const WAITING = `FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND objid = ${KEY}
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** A gate in the log of a test: whoever is about to write a certain event waits before it, to be killed there. */
export class LogGate {
  private constructor(private readonly client: pg.Client) {}

  static async built(superuserUrl: string): Promise<LogGate> {
    const client = new pg.Client({ connectionString: superuserUrl });
    await client.connect();
    await client.query(`CREATE SEQUENCE public.met;
      CREATE TABLE public.gate (type text NOT NULL, nth bigint NOT NULL);
      CREATE FUNCTION public.wait_at_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF NEW.type IN (SELECT type FROM public.gate) AND nextval('public.met') = (SELECT nth FROM public.gate)
        THEN PERFORM pg_advisory_xact_lock_shared(${KEY}); END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER wait_at_gate BEFORE INSERT ON log.events FOR EACH ROW EXECUTE FUNCTION public.wait_at_gate()`);
    return new LogGate(client);
  }

  /** Shut before the nth event of this type from here on. Once only: what is tried again passes. */
  async shut(type: string, nth: number): Promise<void> {
    await this.client.query(`SELECT setval('public.met', 1, false), pg_advisory_lock(${KEY})`);
    await this.client.query('INSERT INTO public.gate VALUES ($1, $2)', [type, nth]);
  }

  /** Until somebody stands before it. */
  async untilMet(): Promise<void> {
    await until(async () => (await this.client.query(`SELECT ${WAITING}`)).rowCount === 1);
  }

  /**
   * Opens it again. Who waits there and is dead is let through, as PostgreSQL ends a statement whose client is gone, or thrown out with
   * what it was about to write: both happen when a machine fails.
   */
  async open(dead: 'passes' | 'is thrown out'): Promise<void> {
    const waiting = await this.client.query<{ pid: number }>(`SELECT pid ${WAITING}`);
    const pids = waiting.rows.map(({ pid }) => pid);
    if (dead === 'is thrown out')
      await this.client.query('SELECT pg_terminate_backend(pid, 20000) FROM unnest($1::int[]) AS pid', [
        pids,
      ]);
    await this.client.query('DELETE FROM public.gate');
    await this.client.query(`SELECT pg_advisory_unlock(${KEY})`);
    // What passes is in the log before anybody looks.
    const gone = 'SELECT FROM pg_stat_activity WHERE pid = ANY ($1::int[])';
    await until(async () => (await this.client.query(gone, [pids])).rowCount === 0);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
