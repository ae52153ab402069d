import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A redis-server that runs here, and where its libraries are if not in the system's folders. */
export interface RedisBinary {
  readonly command: string;
  readonly libraryPath: string | undefined;
}

/** Unpacks Debian's redis-server and the libraries it lacks here into `root`, working in the folder `work`. Throws with what to do. */
export function unpackDebianRedis(work: string, root: string): void {
  mkdirSync(root);
  const apt = aptIn(work);
  let packages = ['redis-server', 'redis-tools'];
  // What it lacks is asked of the loader, package by package outwards: most of what Debian lists is here already.
  for (let depth = 0; depth < 4; depth++) {
    const debs = mkdtempSync(join(work, 'debs-'));
    apt.download(packages, debs);
    for (const file of readdirSync(debs)) run('dpkg', ['-x', join(debs, file), root], debs);
    const failure = tryServer(root);
    if (failure === null) return;
    packages = apt.librariesOf(packages);
    if (packages.length === 0) throw unavailable(failure);
  }
  throw unavailable(tryServer(root) ?? 'it does not run');
}

/** How to run the server unpacked in a folder. */
export function unpackedIn(folder: string): RedisBinary {
  const libraries = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => /\.so(\.|$)/.test(entry.name))
    .map((entry) => entry.parentPath);
  const libraryPath = [...new Set(libraries)].join(':');
  return { command: join(folder, 'usr', 'bin', 'redis-server'), libraryPath: libraryPath || undefined };
}

function tryServer(root: string): string | null {
  const { command, libraryPath } = unpackedIn(root);
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath ?? '' };
  const tried = spawnSync(command, ['--version'], { env, encoding: 'utf8' });
  return tried.status === 0 ? null : tried.stderr || tried.error?.message || `exit ${tried.status}`;
}

/** apt's programs with the system's package lists or, where those are missing or stale, with lists of our own. */
function aptIn(work: string) {
  const patient = ['-o', 'Acquire::Retries=3'];
  let options = patient;
  const useOwnLists = () => {
    const state = join(work, 'apt');
    mkdirSync(join(state, 'lists', 'partial'), { recursive: true });
    mkdirSync(join(state, 'cache', 'archives', 'partial'), { recursive: true });
    options = [
      ...patient,
      '-o',
      `Dir::State::lists=${state}/lists`,
      '-o',
      `Dir::Cache=${state}/cache`,
      '-o',
      'APT::Sandbox::User=',
    ];
    run('apt-get', [...options, '-qq', 'update'], work);
  };
  return {
    download(packages: readonly string[], folder: string): void {
      const get = () => run('apt-get', [...options, '-qq', 'download', ...packages], folder);
      try {
        get();
      } catch (error) {
        if (options !== patient) throw error;
        useOwnLists();
        get();
      }
    },
    librariesOf(packages: readonly string[]): string[] {
      const wanted = [
        'depends',
        '--no-suggests',
        '--no-recommends',
        '--no-conflicts',
        '--no-breaks',
        '--no-replaces',
      ];
      const said = run('apt-cache', [...options, ...wanted, ...packages], work);
      const names = [...said.matchAll(/^ +\|?Depends: (\S+)$/gm)].map((match) => match[1] ?? '');
      return [...new Set(names)].filter((name) => /^(lib|lua)/.test(name) && name !== 'libc6');
    },
  };
}

function run(command: string, args: readonly string[], cwd: string): string {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (done.status === 0) return done.stdout;
  throw unavailable(
    `${command} ${args.slice(-3).join(' ')}: ${done.stderr?.trim() || done.error?.message || ''}`,
  );
}

function unavailable(reason: string): Error {
  return new Error(
    'These tests need a real Redis and found none. Set REDIS_URL to a Redis that may be emptied, or install redis-server ' +
      `so that it is on the PATH (Debian: apt-get install redis-server; macOS: brew install redis). Unpacking Debian's package failed: ${reason}`,
  );
}
