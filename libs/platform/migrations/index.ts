import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';
import { readMigrations } from './read-migrations.js';
import type { SchemaScripts } from './run-migrations.js';

export * from './errors.js';
export { orderMigrations, readMigrations, type Migration } from './read-migrations.js';
export { pendingMigrations, type AppliedMigration } from './pending.js';
export { runMigrations, type SchemaScripts } from './run-migrations.js';

/** The project's own scripts, from infra/postgres. */
export function schemaScripts(): SchemaScripts {
  const folder = join(packageRoot(), 'infra', 'postgres');
  return {
    migrations: readMigrations(join(folder, 'migrations')),
    roles: readFileSync(join(folder, 'roles.sql'), 'utf8'),
  };
}
