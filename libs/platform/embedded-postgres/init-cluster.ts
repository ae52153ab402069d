import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { PostgresInitError } from './errors.js';
import { commandAs, type ServerIdentity } from './identity.js';
import { clusterLayout, type ClusterLayout } from './layout.js';

/** Makes the data directory, closed to others. Folders above it keep the usual mode. */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
}

/** Was a cluster ever made in this data directory? Looks, and makes nothing. */
export const hasEmbeddedDatabase = (dataDir: string): boolean => existsSync(clusterLayout(dataDir).folder);

/**
 * Creates the cluster unless it is there. It is made whole in a temporary folder and then renamed, so a process killed
 * half way leaves no half cluster, and of two that race one wins and the other uses the winner's.
 * Throws PostgresInitError.
 */
export async function initCluster(
  layout: ClusterLayout,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
): Promise<void> {
  if (existsSync(layout.folder)) return giveTo(layout.folder, identity);
  removeAbandoned(layout.dataDir);
  const making = clusterLayout(
    layout.dataDir,
    join(layout.dataDir, `postgres.new-${process.pid}-${randomBytes(4).toString('hex')}`),
  );
  mkdirSync(making.pgData, { recursive: true, mode: 0o700 });
  chmodSync(making.folder, 0o700);
  try {
    writeFileSync(making.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    giveTo(making.folder, identity);
    await runInitdb(making, binaries, identity);
    renameInto(making.folder, layout.folder);
  } finally {
    rmSync(making.folder, { recursive: true, force: true });
  }
}

function renameInto(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error; // else: another process was first
  }
}

async function runInitdb(
  layout: ClusterLayout,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
): Promise<void> {
  const [command, args] = commandAs(identity, binaries.initdb, [
    `--pgdata=${layout.pgData}`,
    '--username=postgres',
    `--pwfile=${layout.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]);
  const env = { ...process.env, LC_ALL: 'C' };
  const child = spawn(command, args, {
    ...identity.ids,
    env,
    cwd: layout.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  if (status === 0) return;
  throw new PostgresInitError(
    `initdb could not set up a database in ${layout.dataDir} (${status}): ${said.trim().slice(-2000)}`,
    { dataDir: layout.dataDir, status },
  );
}

/** Root only: hands a folder to the user that PostgreSQL runs as. */
function giveTo(folder: string, identity: ServerIdentity): void {
  const ids = identity.ids;
  if (!ids || lstatSync(folder).uid === ids.uid) return;
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of [...entries.map((entry) => join(folder, entry)), folder])
    chownSync(path, ids.uid, ids.gid);
}

/** What processes that died while making a cluster left behind. */
function removeAbandoned(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(/^postgres\.new-(\d+)-/.exec(name)?.[1]);
    if (!Number.isInteger(pid) || isRunning(pid)) continue;
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
