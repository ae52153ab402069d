import type { AnyCommand } from '#application';
import { readAlerts } from '#projections/alerts';
import { countDue } from '#projections/positions';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openHouse, type House } from '../support/house.js';
import { spawnScript } from '../support/spawn-script.js';
import { startTestRedis, type TestRedis } from '../support/redis.js';
import { award, fund, virement } from './commands.support.js';
import { until } from './embedded-postgres.support.js';

const ACCOUNTS = 120;
/** The reconciler looks every two seconds; this leaves room for a machine that is busy. */
const A_FEW_SECONDS_MS = 15_000;
const ICS = Array.from({ length: ACCOUNTS }, (_, i) => `Q${String(i).padStart(3, '0')}`);

let redis: TestRedis;
let redisClient: Redis;
beforeAll(async () => {
  redis = await startTestRedis();
  redisClient = new Redis(redis.url);
}, 120_000);
afterAll(async () => {
  redisClient?.disconnect();
  await redis?.stop();
}, 30_000);

async function sendAll({ runtime }: House, commands: readonly AnyCommand[]): Promise<void> {
  await Promise.all(commands.map((command) => runtime.application.execute(command)));
}

/** Systems of which the alert about money moved out stands open with this figure. */
async function told({ runtime }: House, outPence: number): Promise<string[]> {
  const alerts = await readAlerts(runtime.pool, { status: 'open', limit: 10_000 });
  return alerts
    .filter(({ signal, figures }) => signal === 'virement_out' && Object.values(figures).includes(outPence))
    .map(({ ics }) => ics)
    .sort();
}

describe.each(['postgres', 'redis'] as const)('what is due, with jobs on %s', (backend) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(backend === 'redis' ? { redisUrl: redis.url } : {});
    expect(house.worker.backend).toBe(backend);
    await sendAll(house, [fund()]);
    await sendAll(house, ICS.map(award));
    await house.settle();
  }, 120_000);
  afterAll(() => house?.close(), 60_000);

  /** Everything that the queue knows, gone. */
  async function wipe(): Promise<number> {
    if (backend === 'redis') {
      const keys = await redisClient.dbsize();
      await redisClient.flushall();
      return keys;
    }
    return asOwner(house, async (client) => {
      const jobs = await client.query<{ n: string }>('SELECT count(*) AS n FROM bullmq.job');
      const { rows } = await client.query<{ name: string }>(
        `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
         WHERE schemaname = 'bullmq' AND tablename !~ 'migration'`,
      );
      await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
      return Number(jobs.rows[0]!.n);
    });
  }

  test('follows from PostgreSQL alone: the queue may lose all it knows in the middle', async () => {
    await sendAll(
      house,
      ICS.map((ics) => virement(ics, 20_000)),
    );
    // In the middle: some are recomputed, and many wait.
    await until(async () => {
      await house.runtime.catchUp();
      const due = await countDue(house.runtime.pool);
      return due > 0 && due < ACCOUNTS;
    }, 20_000);
    expect(await wipe()).toBeGreaterThan(0);
    const dueThen = await countDue(house.runtime.pool);
    expect(dueThen).toBeGreaterThan(0);
    await until(async () => (await countDue(house.runtime.pool)) === 0, A_FEW_SECONDS_MS);
    await house.runtime.catchUp();
    expect(await told(house, 20_000)).toEqual(ICS);
  }, 60_000);

  test('stays due when a job dies between computing and telling, and is told then', async () => {
    await asOwner(house, async (client) => {
      await client.query(`CREATE SEQUENCE public.deaths;
        CREATE FUNCTION public.die_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
          IF NEW.ics = 'Q007' AND nextval('public.deaths') = 1 THEN RAISE EXCEPTION 'died before it was marked'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER die_once BEFORE INSERT ON reactions.signalled FOR EACH ROW EXECUTE FUNCTION public.die_once()`);
    });
    await sendAll(house, [virement('Q007', 30_000)]);
    await house.runtime.catchUp();
    expect(await countDue(house.runtime.pool)).toBe(1);
    await until(async () => (await countDue(house.runtime.pool)) === 0, A_FEW_SECONDS_MS);
    await house.runtime.catchUp();
    const deaths = await asOwner(house, (client) =>
      client.query<{ last_value: string }>('SELECT last_value FROM public.deaths'),
    );
    // Once it died, and once more it came back.
    expect(Number(deaths.rows[0]!.last_value)).toBe(2);
    expect(await told(house, 50_000)).toEqual(['Q007']);
    const alerts = await readAlerts(house.runtime.pool, { ics: 'Q007' });
    // Told twice, written once.
    expect(alerts.filter(({ signal }) => signal === 'virement_out')).toHaveLength(1);
    await asOwner(house, (client) => client.query('DROP TRIGGER die_once ON reactions.signalled'));
  }, 60_000);

  test('is taken up by another process within seconds when the one at work is killed', async () => {
    await house.worker.stop();
    const worker = spawnScript('test/faults/worker.child.ts', [JSON.stringify(house.config)]);
    let complaint = '';
    worker.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const ended = new Promise((resolve) => worker.once('close', resolve));
    try {
      await asOwner(house, async (client) => {
        // Its jobs begin and cannot end: another holds what they want to write.
        await client.query('BEGIN');
        await client.query('LOCK TABLE reactions.signalled IN EXCLUSIVE MODE');
        await sendAll(
          house,
          ICS.map((ics) => virement(ics, 10_000)),
        );
        await until(async () => {
          const { rows } = await client.query<{ n: string }>(
            `SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND relation = 'reactions.signalled'::regclass`,
          );
          return Number(rows[0]!.n) > 1;
        }, 20_000);
        worker.kill('SIGKILL');
        await ended;
        // PostgreSQL would finish what waits here before it sees that nobody is there any more.
        await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'reactions.signalled'::regclass`,
        );
        await client.query('ROLLBACK');
      });
      await house.restart();
      await until(async () => (await countDue(house.runtime.pool)) === 0, A_FEW_SECONDS_MS);
      await house.runtime.catchUp();
      expect((await told(house, 30_000)).length).toBe(ACCOUNTS - 1);
      expect(await told(house, 60_000)).toEqual(['Q007']);
    } catch (error) {
      throw new Error(`${String(error)} ${complaint.slice(-1000)}`, { cause: error });
    } finally {
      worker.kill('SIGKILL');
    }
  }, 60_000);

  test('goes on within seconds after every connection of the jobs was lost', async () => {
    await sleep(300);
    const lost = await asOwner(house, (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'ringfence%' AND datname = current_database()`,
      ),
    );
    expect(lost.rowCount).toBeGreaterThan(0);
    await sleep(100);
    await house.runtime.pool.query('SELECT 1').catch(() => undefined);
    await sendAll(house, [virement('Q001', 1_000)]);
    // BullMQ by itself would sleep for 15 s.
    await until(async () => {
      await house.runtime.catchUp();
      return (await countDue(house.runtime.pool)) === 0;
    }, 12_000);
    await house.runtime.catchUp();
    expect(await told(house, 31_000)).toEqual(['Q001']);
  }, 60_000);
});

async function asOwner<T>(house: House, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: house.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
