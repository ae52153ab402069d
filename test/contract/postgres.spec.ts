import pg from 'pg';
import { createPostgresEventLog } from '#event-store/adapters/postgres';
import type { EventLog } from '#event-store/port';
import { createTestDatabase } from '../support/database.js';
import { until } from '../support/until.js';
import { describeEventLogContract, type LogUnderTest } from './event-log.contract.js';
import { sleep } from './harness.js';

const AWAY_MS = 300;

async function makeLog(): Promise<LogUnderTest> {
  const database = await createTestDatabase();
  const open: EventLog[] = [];
  const another = (): Promise<EventLog> => {
    const log = createPostgresEventLog({ pool: database.createPool({ max: 4 }), maxBatch: 500 });
    open.push(log);
    return Promise.resolve(log);
  };
  return {
    log: await another(),
    another,
    interrupt: () => cutOff(database.superuserUrl),
    async dispose() {
      for (const log of open) await log.close();
      await database.drop();
    },
  };
}

/** The database refuses everybody for a moment, and every connection to it is gone. */
async function cutOff(superuserUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(superuserUrl).pathname.slice(1));
  const elsewhere = new URL(superuserUrl);
  elsewhere.pathname = '/postgres';
  const client = new pg.Client({ connectionString: elsewhere.toString() });
  await client.connect();
  try {
    const quoted = pg.escapeIdentifier(name);
    try {
      await client.query(`alter database ${quoted} connection limit 0`);
      // Waited for: one that was told to go and has not gone yet would take the next append with it.
      const terminate = 'select pg_terminate_backend(pid, 20000) from pg_stat_activity where datname = $1';
      await until(async () => (await client.query(terminate, [name])).rowCount === 0);
      await sleep(AWAY_MS);
    } finally {
      await client.query(`alter database ${quoted} connection limit -1`);
    }
  } finally {
    await client.end();
  }
}

describeEventLogContract('PostgreSQL', makeLog, { startsEmpty: true, interruptible: true });
