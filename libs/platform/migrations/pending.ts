import { MigrationChangedError } from './errors.js';
import type { Migration } from './read-migrations.js';

/** A row of ringfence.schema_migrations. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Which files still have to run. What was applied is history: a file that changed afterwards, or is missing (the database is newer
 * than this program), is an error that names it. Throws MigrationChangedError.
 */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = byName.get(name);
    if (!file) {
      throw new MigrationChangedError(
        `${name} was applied to this database but is not part of this version: it belongs to a newer one`,
        name,
      );
    }
    if (file.sha256 !== sha256) {
      throw new MigrationChangedError(
        `${name} was changed after it had been applied: write a new migration instead`,
        name,
      );
    }
  }
  const done = new Set(applied.map((migration) => migration.name));
  return files.filter((file) => !done.has(file.name));
}
