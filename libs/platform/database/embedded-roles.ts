import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { withClient } from './connection.js';

export const MIGRATOR = 'ringfence_migrator';
export const APP = 'ringfence_app';

export interface RolePasswords {
  readonly migrator: string;
  readonly app: string;
}

const LOCK = 7_266_103_302;

/** Reads the passwords of the two roles from a 0600 file in the data directory, making them first when there are none. */
export function rolePasswords(dataDir: string): RolePasswords {
  const file = join(dataDir, 'roles.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RolePasswords;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const fresh: RolePasswords = { migrator: newPassword(), app: newPassword() };
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(own, JSON.stringify(fresh), { mode: 0o600 });
  try {
    linkSync(own, file); // whole or not at all, and the first of two wins
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as RolePasswords;
}

/**
 * Makes the two login roles of an embedded cluster and gives them these passwords. Neither is a superuser: the migrator owns
 * databases, the application can do what roles.sql grants.
 */
export async function ensureEmbeddedRoles(superuserUrl: string, passwords: RolePasswords): Promise<void> {
  await withClient(superuserUrl, (client) =>
    locked(client, async () => {
      await ensureRole(client, MIGRATOR, passwords.migrator);
      await ensureRole(client, APP, passwords.app);
    }),
  );
}

/** Makes a database that the migrator owns, unless it is there. */
export async function ensureEmbeddedDatabase(superuserUrl: string, database: string): Promise<void> {
  await withClient(superuserUrl, (client) =>
    locked(client, async () => {
      const found = await client.query('select 1 from pg_database where datname = $1', [database]);
      if (found.rowCount === 0) {
        await client.query(`create database ${pg.escapeIdentifier(database)} owner ${MIGRATOR}`);
      }
    }),
  );
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${role} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`,
  );
}

async function locked(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
  }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
