import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import {
  APP,
  ensureEmbeddedDatabase,
  ensureEmbeddedRoles,
  MIGRATOR,
  poolFactory,
  rolePasswords,
  withClient,
  withDatabase,
  withLogin,
  type PoolOptions,
  type RolePasswords,
} from '#platform/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres';
import { runMigrations, schemaScripts, type SchemaScripts } from '#platform/migrations';
import { packageRoot } from '#platform/package-root';
import { isRunning } from './processes.js';

/** A fresh, migrated database of the shared test cluster. */
export interface TestDatabase {
  readonly appUrl: string;
  readonly migratorUrl: string;
  readonly superuserUrl: string;
  /** Pools of the application's role; `drop` ends them. */
  createPool(options?: PoolOptions): pg.Pool;
  drop(): Promise<void>;
}

/**
 * One embedded cluster, below .cache/test-postgres, for every worker and every run: each process joins it and it stops
 * with the last of them, so nothing has to be started before the tests nor stopped after them.
 */
const dataDir = join(packageRoot(), '.cache', 'test-postgres');
const TEMPLATE_LOCK = 7_266_103_303;

let shared: Promise<{ server: EmbeddedPostgres; passwords: RolePasswords; template: string }> | undefined;

/** Makes a database by copying a migrated template. Drop it after use; what a crash leaves, the next run drops. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { server, passwords, template } = await (shared ??= prepare());
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await withClient(server.superuserUrl, async (client) => {
    await client.query('select pg_advisory_lock_shared($1)', [TEMPLATE_LOCK]);
    await client.query(`create database ${name} template ${template} owner ${MIGRATOR}`);
  });
  const superuserUrl = withDatabase(server.superuserUrl, name);
  const migratorUrl = withLogin(superuserUrl, MIGRATOR, passwords.migrator);
  const appUrl = withLogin(superuserUrl, APP, passwords.app);
  // A copy has no grants on the database itself.
  await withClient(migratorUrl, (client) => client.query(schemaScripts().roles));
  const pools = poolFactory(appUrl);
  return {
    appUrl,
    migratorUrl,
    superuserUrl,
    createPool: (options) => pools.createPool(options),
    async drop() {
      await pools.end();
      await withClient(server.superuserUrl, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

async function prepare() {
  const server = await startEmbeddedPostgres({ dataDir });
  const passwords = rolePasswords(dataDir);
  await ensureEmbeddedRoles(server.superuserUrl, passwords);
  const scripts = schemaScripts();
  const parts = [...scripts.migrations.map(({ name, sha256 }) => name + sha256), scripts.roles];
  const template = `template_${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`;
  await withClient(server.superuserUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await dropLeftovers(client);
    if (!server.adopted) await dropOldTemplates(client, template);
    await makeTemplate(client, server.superuserUrl, template, passwords, scripts);
  });
  return { server, passwords, template };
}

async function makeTemplate(
  client: pg.Client,
  url: string,
  template: string,
  passwords: RolePasswords,
  scripts: SchemaScripts,
): Promise<void> {
  const found = await client.query<{ datallowconn: boolean }>(
    'select datallowconn from pg_database where datname = $1',
    [template],
  );
  if (found.rows[0]?.datallowconn === false) return; // closed to connections when it was finished
  await client.query(`drop database if exists ${template}`);
  await ensureEmbeddedDatabase(url, template);
  const migrator = withLogin(withDatabase(url, template), MIGRATOR, passwords.migrator);
  await withClient(migrator, (own) => runMigrations(own, scripts));
  await client.query(`alter database ${template} with allow_connections false`);
}

/** Databases of processes that are gone. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const found = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^test_[0-9]+_'`,
  );
  for (const { datname } of found.rows) {
    if (isRunning(Number(datname.split('_')[1]))) continue;
    await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
  }
}

/** Templates of migrations as they were before a change. Only while no other process can be copying one. */
async function dropOldTemplates(client: pg.Client, current: string): Promise<void> {
  const found = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^template_[0-9a-f]{16}$' and datname <> $1`,
    [current],
  );
  for (const { datname } of found.rows) await client.query(`drop database ${pg.escapeIdentifier(datname)}`);
}
