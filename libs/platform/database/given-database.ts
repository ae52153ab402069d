import type pg from 'pg';
import { withClient } from './connection.js';
import { APP } from './embedded-roles.js';
import { DatabaseUnsuitableError } from './errors.js';

/** A database that somebody else runs. Both URLs may name the same login. */
export interface GivenDatabase {
  readonly databaseUrl: string;
  readonly migratorUrl: string;
}

/**
 * Sees to it that role ringfence_app exists and that the application's login may act as it, before the migrations.
 * Throws DatabaseUnsuitableError with what an administrator has to run.
 */
export async function prepareGivenDatabase(given: GivenDatabase): Promise<void> {
  const login = await withClient(given.databaseUrl, currentUser);
  if (login === APP) return;
  await withClient(given.migratorUrl, async (client) => {
    await attempt(client, 'select 1 from pg_roles where rolname = $1', [APP], `create role ${APP} nologin`);
    const granted = await client.query<{ may: boolean }>('select pg_has_role($1, $2, $3) as may', [
      login,
      APP,
      await setPrivilege(client),
    ]);
    if (granted.rows[0]?.may) return;
    await attempt(client, 'select 1 where false', [], `grant ${APP} to ${quoted(login)}`);
  });
}

/** After the migrations: checks what the application cannot do without. Throws DatabaseUnsuitableError. */
export async function checkGivenDatabase(appUrl: string): Promise<void> {
  await withClient(appUrl, async (client) => {
    const found = await client.query<{ user: string; database: string; may: boolean }>(
      `select current_user as user, current_database() as database,
              has_database_privilege(current_user, current_database(), 'CREATE') as may`,
    );
    const { user, database, may } = found.rows[0] ?? { user: '', database: '', may: false };
    if (user === APP && may) return;
    throw new DatabaseUnsuitableError(
      user === APP
        ? `Role ${APP} may not create schemas in this database, which read models need. Its owner has to run: ` +
            `GRANT CREATE ON DATABASE ${quoted(database)} TO ${APP};`
        : `The connection acts as ${user} and not as ${APP}: something between here and the server drops the option "role".`,
      { user, database },
    );
  });
}

/** A connection string whose sessions act as ringfence_app: the login itself, or `SET ROLE` at their start. */
export async function appUrlOf(databaseUrl: string): Promise<string> {
  const login = await withClient(databaseUrl, currentUser);
  if (login === APP) return databaseUrl;
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get('options'), `-c role=${APP}`].filter(Boolean).join(' ');
  url.searchParams.delete('options');
  const search = [url.searchParams.toString(), `options=${encodeURIComponent(options)}`]
    .filter(Boolean)
    .join('&');
  url.search = search;
  return url.toString();
}

async function attempt(
  client: pg.Client,
  unless: string,
  values: unknown[],
  statement: string,
): Promise<void> {
  if ((await client.query(unless, values)).rowCount) return;
  try {
    await client.query(statement);
  } catch (error) {
    throw new DatabaseUnsuitableError(
      `The database needs the role ${APP}, which cannot change events, and the migrating login may not set it up ` +
        `(${(error as Error).message}). An administrator has to run: ${statement};`,
      { statement },
    );
  }
}

/** PostgreSQL 16 told "member of" and "may act as" apart. */
async function setPrivilege(client: pg.Client): Promise<string> {
  const version = await client.query<{ number: string }>(
    `select current_setting('server_version_num') as number`,
  );
  return Number(version.rows[0]?.number ?? 0) >= 160000 ? 'SET' : 'MEMBER';
}

async function currentUser(client: pg.Client): Promise<string> {
  const found = await client.query<{ user: string }>('select current_user as user');
  return found.rows[0]?.user ?? '';
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
