import type pg from 'pg';
import { MigrationFailedError } from './errors.js';
import { pendingMigrations, type AppliedMigration } from './pending.js';
import type { Migration } from './read-migrations.js';

/** What a start runs, in this order. `roles` is idempotent and runs every time, since new tables need grants. */
export interface SchemaScripts {
  readonly migrations: readonly Migration[];
  readonly roles: string;
}

// Any number will do as long as it stays: it is what two starting processes meet on. Locks are per database.
const LOCK = 7_266_103_301;

/**
 * Brings the database of this connection up to date, one transaction a file, under an advisory lock, so that of two
 * starting processes one waits. Answers the names applied now. Throws MigrationChangedError, MigrationFailedError.
 */
export async function runMigrations(client: pg.ClientBase, scripts: SchemaScripts): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`
      create schema if not exists ringfence;
      create table if not exists ringfence.schema_migrations (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      )`);
    const applied = await client.query<AppliedMigration>(
      'select name, sha256 from ringfence.schema_migrations order by name',
    );
    const pending = pendingMigrations(scripts.migrations, applied.rows);
    for (const migration of pending) {
      await inTransaction(client, migration.name, async () => {
        await client.query(migration.sql);
        await client.query('insert into ringfence.schema_migrations (name, sha256) values ($1, $2)', [
          migration.name,
          migration.sha256,
        ]);
      });
    }
    await inTransaction(client, 'roles.sql', () => client.query(scripts.roles));
    return pending.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
  }
}

async function inTransaction(
  client: pg.ClientBase,
  file: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new MigrationFailedError(file, (error as Error).message);
  }
}
