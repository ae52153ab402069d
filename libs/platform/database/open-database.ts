import { realpathSync } from 'node:fs';
import type pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { runMigrations, schemaScripts } from '#platform/migrations';
import { withClient, withDatabase, withLogin } from './connection.js';
import {
  APP,
  ensureEmbeddedDatabase,
  ensureEmbeddedRoles,
  MIGRATOR,
  rolePasswords,
} from './embedded-roles.js';
import { appUrlOf, checkGivenDatabase, prepareGivenDatabase } from './given-database.js';
import { poolFactory, type PoolOptions } from './pools.js';

export interface DatabaseConfig {
  /** Holds the embedded cluster when no URL is given. */
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** The login that owns the schemas; by default the same as `databaseUrl`. */
  readonly databaseMigratorUrl?: string | undefined;
  readonly log?: (message: string) => void;
}

/** A migrated database. Both URLs contain passwords. */
export interface Database {
  /** For the application: its sessions act as ringfence_app. */
  readonly appUrl: string;
  /** For migrations (ours, and those of libraries with tables of their own). */
  readonly migratorUrl: string;
  readonly embedded: boolean;
  createPool(options?: PoolOptions): pg.Pool;
  /** Ends the pools made here and lets go of the embedded server. */
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names, the embedded one without a URL, and migrates it. Throws the errors
 * of embedded-postgres and of migrations, DatabaseUnsuitableError, and what `pg` throws when it cannot connect.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const log = config.log ?? (() => undefined);
  const place = config.databaseUrl
    ? await openGiven(config.databaseUrl, config.databaseMigratorUrl ?? config.databaseUrl)
    : await openEmbedded(config.dataDir, log);
  try {
    const applied = await withClient(place.migratorUrl, (client) => runMigrations(client, schemaScripts()));
    if (applied.length > 0) log(`applied ${applied.join(', ')}`);
    if (!place.embedded) await checkGivenDatabase(place.appUrl);
  } catch (error) {
    await place.release();
    throw error;
  }
  const pools = poolFactory(place.appUrl, (error) =>
    log(`lost an idle database connection: ${error.message}`),
  );
  return {
    appUrl: place.appUrl,
    migratorUrl: place.migratorUrl,
    embedded: place.embedded,
    createPool: (options) => pools.createPool(options),
    async close() {
      await pools.end();
      await place.release();
    },
  };
}

interface Place {
  readonly appUrl: string;
  readonly migratorUrl: string;
  readonly embedded: boolean;
  release(): Promise<void>;
}

async function openEmbedded(dataDir: string, log: (message: string) => void): Promise<Place> {
  const server = await startEmbeddedPostgres({ dataDir, log });
  try {
    const passwords = rolePasswords(realpathSync(dataDir));
    await ensureEmbeddedRoles(server.superuserUrl, passwords);
    await ensureEmbeddedDatabase(server.superuserUrl, 'ringfence');
    const url = withDatabase(server.superuserUrl, 'ringfence');
    return {
      appUrl: withLogin(url, APP, passwords.app),
      migratorUrl: withLogin(url, MIGRATOR, passwords.migrator),
      embedded: true,
      release: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openGiven(databaseUrl: string, migratorUrl: string): Promise<Place> {
  await prepareGivenDatabase({ databaseUrl, migratorUrl });
  return {
    appUrl: await appUrlOf(databaseUrl),
    migratorUrl,
    embedded: false,
    release: () => Promise.resolve(),
  };
}
