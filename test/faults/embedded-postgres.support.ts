import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { isRunning, killHard, tailOf } from '../support/processes.js';
import { spawnScript, type RunAs } from '../support/spawn-script.js';
import { PATIENCE_MS, until } from '../support/until.js';

/** What a holder process says of itself. */
export interface Holder {
  readonly child: ChildProcessWithoutNullStreams;
  readonly superuserUrl: string;
  readonly port: number;
  readonly adopted: boolean;
  readonly error?: string;
  readonly message?: string;
  /** Lets go in good order and waits for the process to end. */
  leave(): Promise<void>;
  /** kill -9, and waits for it. */
  kill(): Promise<void>;
}

const holders = new Set<Holder>();
const folders = new Set<string>();

/** A folder that `removeFolders` removes. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ringfence-faults-')));
  folders.add(folder);
  return folder;
}

/** Starts a process that holds the server of this data directory; resolves when it says how it went. */
export async function startHolder(
  dataDir: string,
  as: RunAs & { readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Holder> {
  const child = spawnScript('test/faults/embedded-postgres.child.ts', [dataDir], as);
  const complaint = tailOf(child.stderr);
  child.stdin.on('error', () => undefined); // it is gone, and that is seen otherwise
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`the holder ended without a word: ${complaint()}`)));
  });
  const holder: Holder = {
    ...(JSON.parse(line) as Pick<Holder, 'superuserUrl' | 'port' | 'adopted'>),
    child,
    async leave() {
      child.stdin.end();
      const watchdog = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS / 2);
      await ended;
      clearTimeout(watchdog);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
  holders.add(holder);
  return holder;
}

/** Ends every holder and waits for their servers to be gone. */
export async function leaveAll(): Promise<void> {
  await Promise.all([...holders].map((holder) => holder.leave()));
  holders.clear();
  for (const folder of folders) await until(() => postmasterPid(folder) === null);
}

/** Removes the temporary folders. */
export function removeFolders(): void {
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  folders.clear();
}

/** The process id of the server in this data directory, null when it is not running. */
export function postmasterPid(dataDir: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
  // A file that is just being written is empty, which as a number is 0.
  return pid > 1 && isRunning(pid) ? pid : null;
}

/** The same of a server that is there. */
export function postmasterOf(dataDir: string): number {
  const pid = postmasterPid(dataDir);
  if (pid === null) throw new Error(`no server runs in ${dataDir}`);
  return pid;
}

/** One query on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** True when a query is answered now. */
export async function answers(url: string): Promise<boolean> {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

/** kill -9 of the shell that started this server, and with `whole` of the one that waits for its holders too. Linux. */
export function killSupervisor(postmaster: number, what: 'upper' | 'whole'): void {
  const upper = parentOf(postmaster);
  // One whose shell is gone is a child of the first process, as half the machine is.
  if (!readFileSync(`/proc/${upper}/cmdline`, 'utf8').includes('\0ringfence-postgres\0'))
    throw new Error(`process ${upper} above the server is no supervisor`);
  const watchers = readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== postmaster && parentOf(pid) === upper);
  for (const pid of what === 'whole' ? [...watchers, upper] : [upper]) killHard(pid);
}

export function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return NaN; // gone meanwhile
  }
}
