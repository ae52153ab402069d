import pg from 'pg';
import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { DuplicateEventIdError, LogUnavailableError, type EventLog } from '#event-store/port';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { until } from '../support/until.js';
import { collect, Follower, idsOf, newCategory, newEvent, newEvents, newStream } from './harness.js';

/** What PostgreSQL promises beyond the contract, and what its roles may not do. */
let database: TestDatabase;
let log: EventLog;
const clients: pg.Client[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  log = createPostgresEventLog({ pool: database.createPool() });
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
});
afterAll(() => database?.drop());

async function connect(role: 'app' | 'migrator' | 'superuser'): Promise<pg.Client> {
  const url = { app: database.appUrl, migrator: database.migratorUrl, superuser: database.superuserUrl };
  const client = new pg.Client({ connectionString: url[role] });
  client.on('error', () => undefined); // the query in hand rejects with the same
  await client.connect();
  clients.push(client);
  return client;
}

const APPEND = `SELECT * FROM log.append($1, -1, ARRAY[gen_random_uuid()], ARRAY['T.v1'], ARRAY['{}'], ARRAY['{}'])`;

describe('the past', () => {
  const INSERT = `INSERT INTO log.events (position, stream, revision, event_id, type, data, metadata, recorded_at)
    VALUES (1000000, 'x-1', 0, gen_random_uuid(), 'T.v1', '{}', '{}', now())`;

  it.each([
    `UPDATE log.events SET data = '{}'`,
    'DELETE FROM log.events',
    'TRUNCATE log.events',
    'UPDATE log.identity SET log_id = gen_random_uuid()',
    'DELETE FROM log.identity',
    'TRUNCATE log.identity',
  ])('is changed by nobody: %s', async (sql) => {
    await log.append(newStream(), 'noStream', [newEvent()]);
    const before = await log.head();
    for (const role of ['app', 'migrator', 'superuser'] as const) {
      const refused = await (await connect(role)).query(sql).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: '42501' });
    }
    const replica = await connect('superuser');
    await replica.query(`SET session_replication_role = replica`);
    await expect(replica.query(sql)).rejects.toMatchObject({ code: '42501' });
    expect(await log.head()).toEqual(before);
  });

  it.each([
    INSERT,
    `INSERT INTO log.identity (single) VALUES (true)`,
    'ALTER TABLE log.events DISABLE TRIGGER ALL',
    'DROP TABLE log.events',
    'CREATE TABLE log.other (x int)',
    'CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  ])('is not added to by the application but through log.append: %s', async (sql) => {
    await expect((await connect('app')).query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('positions', () => {
  it('are in commit order: a writer that has not committed holds up those behind it', async () => {
    const slow = await connect('app');
    const { position: before } = await log.head();
    const category = newCategory();
    await slow.query('BEGIN');
    const first = await slow.query<{ position: string }>(APPEND, [newStream(category)]);
    let done = false;
    const second = log.append(newStream(category), 'noStream', [newEvent()]).finally(() => (done = true));
    second.catch(() => undefined); // told below
    const owner = await connect('superuser');
    await until(async () => {
      const waiting = await owner.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return done || waiting.rowCount === 1;
    });
    expect(done).toBe(false);
    expect((await log.head()).position).toBe(before);
    await slow.query('COMMIT');
    expect((await second).position).toBeGreaterThan(BigInt(first.rows[0]!.position));
  });

  it('are not lost with a writer that fails', async () => {
    const failing = await connect('app');
    await failing.query('BEGIN');
    await failing.query(APPEND, [newStream()]);
    await failing.query('ROLLBACK');
    const { position } = await log.append(newStream(), 'noStream', [newEvent()]);
    expect((await log.head()).position).toBe(position);
  });

  it('are refused to a transaction whose snapshot is older than the lock', async () => {
    const client = await connect('app');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await expect(client.query(APPEND, [newStream()])).rejects.toMatchObject({ code: '25000' });
  });
});

describe('recorded time', () => {
  it('stays where it was when the clock is set back', async () => {
    const future = '2999-01-01T00:00:00.123Z';
    const other = await createTestDatabase();
    try {
      const owner = new pg.Client({ connectionString: other.migratorUrl });
      await owner.connect();
      await owner.query(
        `INSERT INTO log.events (position, stream, revision, event_id, type, data, metadata, recorded_at)
         VALUES (41, 'x-1', 0, gen_random_uuid(), 'T.v1', '{}', '{}', $1)`,
        [future],
      );
      await owner.end();
      const behind = createPostgresEventLog({ pool: other.createPool() });
      const result = await behind.append('y-1', 'noStream', [newEvent()]);
      expect(result).toMatchObject({ recordedAt: future, position: 42n });
    } finally {
      await other.drop();
    }
  });
});

describe('an event id', () => {
  it('that stands elsewhere in the log is named as the fault it is, and nothing is written', async () => {
    const event = newEvent();
    const stream = newStream();
    await log.append(stream, 'noStream', [event]);
    const elsewhere = newStream();
    await expect(log.append(elsewhere, 'noStream', [newEvent(), event])).rejects.toThrow(
      DuplicateEventIdError,
    );
    await expect(log.append(stream, 0, [event])).rejects.toThrow(DuplicateEventIdError);
    await expect(log.append(elsewhere, 'noStream', [event, event])).rejects.toThrow(DuplicateEventIdError);
    await expect(collect(log.readStream(elsewhere))).rejects.toMatchObject({ code: 'StreamNotFound' });
  });
});

describe('large events', () => {
  it('are handed over a few megabytes at a time, whatever the batch may hold', async () => {
    const category = newCategory();
    const { position: after } = await log.head();
    const written: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const event = newEvent('x'.repeat(900_000));
      await log.append(newStream(category), 'noStream', [event]);
      written.push(event.eventId);
    }
    const filter = { categories: [category] };
    for (const options of [{ after }, { after, filter }]) {
      const follower = new Follower(log, options);
      // A page that ends with the last event of all is followed by an empty one that says so.
      await follower.until((self) => self.events.length >= written.length && self.caughtUpCount > 0);
      await follower.stop();
      expect(idsOf(follower.events)).toEqual(written);
      for (const { events } of follower.batches) expect(events.length).toBeLessThanOrEqual(5);
      expect(follower.caughtUpCount).toBe(1);
    }
    const backwards = await collect(log.readAll({ filter, direction: 'backwards' }));
    expect(idsOf(backwards)).toEqual(written.reverse());
  });
});

describe('a server that is away', () => {
  it('is named so by every call, and told to the subscription’s owner before each try', async () => {
    const nowhere = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
    const told: number[] = [];
    const away = createPostgresEventLog({
      pool: nowhere,
      onUnavailable: (error, retryMs) => {
        expect(error).toBeInstanceOf(LogUnavailableError);
        told.push(retryMs);
      },
    });
    await expect(away.append('a-1', 'noStream', newEvents(1))).rejects.toThrow(LogUnavailableError);
    await expect(away.head()).rejects.toThrow(LogUnavailableError);
    await expect(collect(away.readStream('a-1'))).rejects.toThrow(LogUnavailableError);
    await expect(collect(away.readAll())).rejects.toThrow(LogUnavailableError);
    const follower = new Follower(away, { after: 0n });
    await until(() => told.length >= 2);
    await follower.stop();
    expect(told.slice(0, 2)).toEqual([100, 200]);
    await nowhere.end();
  });
});
