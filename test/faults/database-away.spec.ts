import { createLogger } from '#platform';
import { withClient } from '#platform/database';
import { Redis } from 'ioredis';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRuntime, type Runtime } from '../../apps/runtime/index.js';
import { startWorker, type RunningWorker } from '../../apps/worker/index.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startTestRedis, type TestRedis } from '../support/redis.js';
import { PATIENCE_MS, until } from '../support/until.js';
import { award, fund, sendAll, virement } from './commands.support.js';
import { startMoodyServer, type Mood, type MoodyServer } from './moody-server.js';

const AWAY_MS = 2000;
/** Each of a worker's loops may say what is wrong a few times a second; a loop that does not pause says it thousands of times. */
const MOST_LINES_A_SECOND = 75;
/** Those after it are not kept: what a loop says would fill the memory. */
const MOST_LINES = 20_000;

const ICS = Array.from({ length: 40 }, (_, i) => `Q${100 + i}`);

interface Away {
  readonly runtime: Runtime;
  readonly worker: RunningWorker;
  readonly database: TestDatabase;
  readonly server: MoodyServer;
  /** What the worker logged, a JSON object each. */
  readonly said: string[];
  close(): Promise<void>;
}

/** A worker behind a server whose mood can turn, with accounts to recompute. */
async function open(redisUrl?: string): Promise<Away> {
  const database = await createTestDatabase();
  const given = new URL(database.appUrl);
  const server = await startMoodyServer({ host: given.hostname, port: Number(given.port) });
  const through = (url: string) => Object.assign(new URL(url), { port: String(server.port) }).toString();
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-away-'));
  const said: string[] = [];
  const destination = {
    write: (line: string) => void (said.length < MOST_LINES && said.push(line)),
  };
  const runtime = await openRuntime(
    {
      ...{ dataDir: folder, redisUrl, host: '127.0.0.1', port: 0, logLevel: 'debug' },
      databaseUrl: through(database.appUrl),
      databaseMigratorUrl: through(database.migratorUrl),
    },
    createLogger({ level: 'debug', name: 'test', destination }),
  );
  await runtime.application.execute(fund());
  await sendAll(runtime.application, ICS.map(award));
  const worker = await startWorker(runtime);
  return {
    ...{ runtime, worker, database, server, said },
    async close() {
      await worker.stop();
      await runtime.close();
      await server.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes every account due, and none of the jobs able to end before `trouble` is over. */
async function whileJobsWait({ runtime, database }: Away, trouble: () => Promise<void>): Promise<void> {
  await withClient(database.superuserUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE reactions.signalled IN EXCLUSIVE MODE');
    await sendAll(
      runtime.application,
      ICS.map((ics) => virement(ics, 1000)),
    );
    await until(async () => {
      const { rows } = await client.query<{ n: string }>(
        `SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND relation = 'reactions.signalled'::regclass`,
      );
      return Number(rows[0]!.n) > 1;
    });
    await trouble();
    await client.query('ROLLBACK');
  });
}

/** Lets it be in trouble for a while, and expects a few complaints that each say what is wrong. */
async function expectFewWords({ said }: Away): Promise<void> {
  said.length = 0;
  const start = performance.now();
  await until(() => said.length > 0);
  await sleep(AWAY_MS);
  const seconds = (performance.now() - start) / 1000;
  const complaints = said.map((line) => JSON.parse(line) as { level: number; err?: { message: string } });
  expect(complaints.length / seconds).toBeLessThan(MOST_LINES_A_SECOND);
  for (const { level, err } of complaints) if (level > 30) expect(err?.message).toMatch(/./);
}

describe('a worker whose PostgreSQL goes away says so now and then, and goes on when it is back', () => {
  let away: Away;
  beforeAll(async () => (away = await open()));
  afterAll(() => away?.close());

  const trouble = async (mood: Mood) => {
    await away.server.turn(mood);
    await expectFewWords(away);
    await away.server.turn('well');
  };

  describe.each(['refusing', 'hanging up', 'starting up', 'of another', 'no PostgreSQL'] as const)(
    'as one that is %s',
    (mood) => {
      test('while it rests', async () => {
        await away.worker.settled({ timeoutMs: PATIENCE_MS });
        await trouble(mood);
        await away.worker.settled({ timeoutMs: PATIENCE_MS });
      });

      test('while jobs wait', async () => {
        await whileJobsWait(away, () => trouble(mood));
        await away.worker.settled({ timeoutMs: PATIENCE_MS });
      });
    },
  );
});

describe('a worker whose Redis denies it its scripts', () => {
  let redis: TestRedis;
  let away: Away;
  beforeAll(async () => {
    redis = await startTestRedis();
    away = await open(redis.url);
  });
  afterAll(async () => {
    await away?.close();
    await redis?.stop();
  });

  test('says so now and then, and goes on when it may again', async () => {
    const client = new Redis(redis.url);
    try {
      await whileJobsWait(away, async () => {
        await client.acl('SETUSER', 'default', '-evalsha', '-eval');
      });
      await expectFewWords(away);
    } finally {
      await client.acl('SETUSER', 'default', '+@all');
      client.disconnect();
    }
    await away.worker.settled({ timeoutMs: PATIENCE_MS });
  });
});
