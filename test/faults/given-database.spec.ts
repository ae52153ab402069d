import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, withClient, withDatabase, withLogin } from '#platform/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres';
import { appendOne, forbidden, outcome } from './database.support.js';

/** A server that somebody else runs: here an embedded one, of which only URLs are handed over. */
let server: EmbeddedPostgres;
const dataDir = mkdtempSync(join(tmpdir(), 'ringfence-given-'));

beforeAll(async () => void (server = await startEmbeddedPostgres({ dataDir })));
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});
afterEach(() =>
  admin(
    'drop database if exists theirs with (force)',
    'drop role if exists ringfence_app, owner, app_login, other',
  ),
);

const admin = (...statements: string[]) =>
  withClient(server.superuserUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
const url = (login: string) => withLogin(withDatabase(server.superuserUrl, 'theirs'), login, 'pw');
const open = (databaseUrl: string, databaseMigratorUrl?: string) =>
  openDatabase({ dataDir: '/nonexistent', databaseUrl, databaseMigratorUrl });

async function expectRestricted(appUrl: string): Promise<void> {
  expect(await outcome(appUrl, appendOne)).toBe('done');
  for (const statement of forbidden)
    expect([statement, await outcome(appUrl, statement)]).toEqual([statement, '42501']);
  expect(await outcome(appUrl, 'create schema facts_1')).toBe('done');
}

describe('a database given by URL', () => {
  it('is used with a superuser, whose pools act as the application', async () => {
    await admin('create database theirs');
    const database = await open(withDatabase(server.superuserUrl, 'theirs'));
    const pool = database.createPool();
    expect((await pool.query('select current_user')).rows).toEqual([{ current_user: 'ringfence_app' }]);
    await expectRestricted(database.appUrl);
    await database.close();
  });

  it('is used with an owner that may create roles', async () => {
    await admin(`create role owner login createrole password 'pw'`, 'create database theirs owner owner');
    const database = await open(url('owner'));
    await expectRestricted(database.appUrl);
    await database.close();
  });

  it('is refused, with what to run, when the login may not create the role; and used once that was run', async () => {
    await admin(`create role owner login password 'pw'`, 'create database theirs owner owner');
    await expect(open(url('owner'))).rejects.toThrow(
      /administrator has to run: create role ringfence_app nologin;/,
    );
    await admin('create role ringfence_app nologin');
    await expect(open(url('owner'))).rejects.toThrow(
      /administrator has to run: grant ringfence_app to "owner";/,
    );
    await admin('grant ringfence_app to "owner"');
    const database = await open(url('owner'));
    await expectRestricted(database.appUrl);
    await database.close();
  });

  it('is used with two logins, one of which owns and one of which works', async () => {
    await admin(
      `create role owner login createrole password 'pw'`,
      `create role app_login login password 'pw'`,
      'create database theirs owner owner',
    );
    const database = await open(url('app_login'), url('owner'));
    await expectRestricted(database.appUrl);
    await database.close();
  });

  it('is used with a login that is the role itself', async () => {
    await admin(
      `create role owner login password 'pw'`,
      `create role ringfence_app login password 'pw'`,
      'create database theirs owner owner',
    );
    const database = await open(url('ringfence_app'), url('owner'));
    expect(database.appUrl).toBe(url('ringfence_app'));
    await expectRestricted(database.appUrl);
    await database.close();
  });

  it('is refused, with what to run, when schemas cannot be granted', async () => {
    await admin(
      `create role other login password 'pw'`,
      'create role ringfence_app nologin',
      'grant ringfence_app to other',
      'create database theirs',
      'grant create on database theirs to other',
    );
    await expect(open(url('other'))).rejects.toThrow('GRANT CREATE ON DATABASE "theirs" TO ringfence_app;');
  });
});
