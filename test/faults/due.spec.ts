import type { AnyCommand } from '#application';
import { readAlerts } from '#projections/alerts';
import { countDue } from '#projections/positions';
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openHouse, type House } from '../support/house.js';
import { tailOf } from '../support/processes.js';
import { startTestRedis, type TestRedis } from '../support/redis.js';
import { spawnScript } from '../support/spawn-script.js';
import { quickestOf, until } from '../support/until.js';
import { award, fund, sendAll, virement } from './commands.support.js';

const ACCOUNTS = 120;
/** So many times a job may mark an account as told before the next one has to wait. */
const TOLD_FIRST = 30;
/** BullMQ by itself takes a job up after 30 s whose worker was killed, and goes on after 15 s when its connections were lost. */
const [AFTER_A_KILL_MS, AFTER_A_LOSS_MS] = [25_000, 12_000];
const ICS = Array.from({ length: ACCOUNTS }, (_, i) => `Q${String(i).padStart(3, '0')}`);

let redis: TestRedis;
let redisClient: Redis;
beforeAll(async () => {
  redis = await startTestRedis();
  redisClient = new Redis(redis.url);
});
afterAll(async () => {
  redisClient?.disconnect();
  await redis?.stop();
});

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
    await house.runtime.application.execute(fund());
    await sendAll(house.runtime.application, ICS.map(award));
    await house.settle();
  });
  afterAll(() => house?.close());

  async function untilNothingIsDue(): Promise<number> {
    const tookMs = await until(async () => {
      await house.runtime.catchUp();
      return (await countDue(house.runtime.pool)) === 0;
    });
    await house.runtime.catchUp();
    return tookMs;
  }

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
    await asOwner(house, async (client) => {
      // In the middle: some are recomputed, and many wait, until this connection lets them pass.
      await client.query('SELECT pg_advisory_lock(7)');
      await client.query(`CREATE SEQUENCE public.passed;
        CREATE FUNCTION public.let_pass() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
          IF nextval('public.passed') > ${TOLD_FIRST} THEN PERFORM pg_advisory_xact_lock_shared(7); END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER let_pass BEFORE INSERT ON reactions.signalled FOR EACH ROW EXECUTE FUNCTION public.let_pass()`);
      await sendAll(
        house.runtime.application,
        ICS.map((ics) => virement(ics, 20_000)),
      );
      await until(async () => {
        await house.runtime.catchUp();
        const due = await countDue(house.runtime.pool);
        const passed = await client.query<{ n: string }>('SELECT last_value AS n FROM public.passed');
        return due < ACCOUNTS && Number(passed.rows[0]!.n) > TOLD_FIRST;
      });
      expect(await wipe()).toBeGreaterThan(0);
      expect(await countDue(house.runtime.pool)).toBeGreaterThan(0);
    });
    await untilNothingIsDue();
    await asOwner(house, (client) => client.query('DROP TRIGGER let_pass ON reactions.signalled'));
    expect(await told(house, 20_000)).toEqual(ICS);
  });

  test('stays due when a job dies between computing and telling, and is told then', async () => {
    await asOwner(house, async (client) => {
      await client.query(`CREATE SEQUENCE public.deaths;
        CREATE FUNCTION public.die_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
          IF NEW.ics = 'Q007' AND nextval('public.deaths') = 1 THEN RAISE EXCEPTION 'died before it was marked'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER die_once BEFORE INSERT ON reactions.signalled FOR EACH ROW EXECUTE FUNCTION public.die_once()`);
    });
    await sendAll(house.runtime.application, [virement('Q007', 30_000)]);
    await house.runtime.catchUp();
    expect(await countDue(house.runtime.pool)).toBe(1);
    await untilNothingIsDue();
    const deaths = await asOwner(house, (client) =>
      client.query<{ last_value: string }>('SELECT last_value FROM public.deaths'),
    );
    // Once it died, and came back; on a busy machine another job may find the same once more.
    expect(Number(deaths.rows[0]!.last_value)).toBeGreaterThanOrEqual(2);
    expect(await told(house, 50_000)).toEqual(['Q007']);
    const alerts = await readAlerts(house.runtime.pool, { ics: 'Q007' });
    // Told twice, written once.
    expect(alerts.filter(({ signal }) => signal === 'virement_out')).toHaveLength(1);
    await asOwner(house, (client) => client.query('DROP TRIGGER die_once ON reactions.signalled'));
  });

  test('is taken up by another process within seconds when the one at work is killed', async () => {
    let moved = 20_000;
    const quickest = await quickestOf(3, AFTER_A_KILL_MS, async () => {
      moved += 10_000;
      await killAWorkerAmid(ICS.map((ics) => virement(ics, 10_000)));
      await house.restart();
      const tookMs = await untilNothingIsDue();
      expect(await told(house, moved)).toEqual(ICS.filter((ics) => ics !== 'Q007'));
      expect(await told(house, moved + 30_000)).toEqual(['Q007']);
      return tookMs;
    });
    expect(quickest).toBeLessThan(AFTER_A_KILL_MS);
  });

  /** Another process begins the jobs that follow from these commands, and none of them can end before it is killed. */
  async function killAWorkerAmid(commands: readonly AnyCommand[]): Promise<void> {
    await house.worker.stop();
    const worker = spawnScript('test/faults/worker.child.ts', [JSON.stringify(house.config)]);
    const complaint = tailOf(worker.stderr);
    worker.stdout.resume();
    let over = false;
    const ended = new Promise<void>((resolve) => {
      for (const event of ['close', 'error']) worker.once(event, () => resolve());
    }).then(() => (over = true));
    const waiting = `FROM pg_locks WHERE NOT granted AND relation = 'reactions.signalled'::regclass`;
    try {
      await asOwner(house, async (client) => {
        // Its jobs cannot end: another holds what they want to write.
        await client.query('BEGIN');
        await client.query('LOCK TABLE reactions.signalled IN EXCLUSIVE MODE');
        await sendAll(house.runtime.application, commands);
        await until(async () => over || ((await client.query(`SELECT ${waiting}`)).rowCount ?? 0) > 1);
        expect(over).toBe(false);
        worker.kill('SIGKILL');
        await ended;
        // PostgreSQL would finish what waits here before it sees that nobody is there any more.
        await client.query(`SELECT pg_terminate_backend(pid, 20000) ${waiting}`);
        await client.query('ROLLBACK');
      });
    } catch (error) {
      throw new Error(`${String(error)} ${complaint()}`, { cause: error });
    } finally {
      worker.kill('SIGKILL');
    }
  }

  test('goes on within seconds after every connection of the jobs was lost', async () => {
    const before = Number((await alertOf('Q001')).figures['movedOutPence']);
    let rounds = 0;
    const quickest = await quickestOf(3, AFTER_A_LOSS_MS, async () => {
      rounds += 1;
      await sleep(300);
      const lost = await asOwner(house, (client) =>
        client.query(
          `SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity
           WHERE application_name LIKE 'ringfence%' AND datname = current_database()`,
        ),
      );
      expect(lost.rowCount).toBeGreaterThan(0);
      // The same command until it is taken, since a pool may not yet know of each connection that it lost.
      const command = virement('Q001', 1_000);
      const send = () => sendAll(house.runtime.application, [command]);
      await until(() =>
        send().then(
          () => true,
          () => false,
        ),
      );
      return untilNothingIsDue();
    });
    expect((await alertOf('Q001')).figures).toMatchObject({ movedOutPence: before + rounds * 1_000 });
    expect(quickest).toBeLessThan(AFTER_A_LOSS_MS);
  });

  async function alertOf(ics: string) {
    const alerts = await readAlerts(house.runtime.pool, { ics, status: 'open' });
    const [alert, ...more] = alerts.filter(({ signal }) => signal === 'virement_out');
    expect(more).toEqual([]);
    return alert!;
  }
});

async function asOwner<T>(house: House, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: house.superuserUrl });
  client.on('error', () => undefined); // the query in hand rejects with the same
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
