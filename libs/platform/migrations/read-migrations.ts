import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MigrationNamesError } from './errors.js';

/** One SQL file. `sha256` is of its bytes, in hex. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** Reads a folder's migrations in the order of their numbers. Gaps are allowed. Throws MigrationNamesError. */
export function readMigrations(folder: string): Migration[] {
  const names = orderMigrations(readdirSync(folder).filter((name) => name.endsWith('.sql')));
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, sql: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

/** Orders file names by number; refuses other names and a number used twice. */
export function orderMigrations(names: readonly string[]): string[] {
  const odd = names.filter((name) => !NAME.test(name));
  if (odd.length > 0)
    throw new MigrationNamesError(`migrations are named NNNN_name.sql, not ${odd.join(', ')}`, odd);
  const sorted = [...names].sort();
  const twice = sorted.filter((name, at) => at > 0 && sorted[at - 1]?.slice(0, 4) === name.slice(0, 4));
  if (twice.length > 0) {
    throw new MigrationNamesError(`the number of ${twice.join(', ')} is taken by another file`, twice);
  }
  return sorted;
}
