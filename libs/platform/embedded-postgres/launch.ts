import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { PostgresBinaries } from './binaries.js';
import { newHold, type Hold } from './hold.js';
import type { ServerIdentity } from './identity.js';
import type { ClusterLayout } from './layout.js';
import { logSince } from './probe.js';
import { supervisorScript } from './supervisor-script.js';

const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/** A supervisor just started. `ended` turns into its exit code when it is gone. */
export interface Launch {
  readonly hold: Hold;
  ended(): number | null;
  /** What PostgreSQL wrote to its log since the launch. */
  log(): string;
}

/** Starts the supervisor, and with it PostgreSQL, on that port. It belongs to no terminal and outlives this process if others hold it. */
export function launch(
  layout: ClusterLayout,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
  port: number,
): Launch {
  const logFd = openLog(layout, identity);
  const logStart = fstatSync(logFd).size;
  const { hold, readerFd } = newHold(layout, identity);
  const server = [...identity.prefix, binaries.postgres, ...serverArguments(layout, port)];
  const child = spawn('sh', ['-c', supervisorScript, 'ringfence-postgres', layout.pgData, ...server], {
    ...identity.ids,
    detached: true,
    cwd: layout.folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: [readerFd, logFd, logFd],
  });
  closeSync(readerFd);
  closeSync(logFd);
  child.unref();
  let ended: number | null = null;
  child.once('exit', (code) => (ended = code ?? 1));
  child.once('error', () => (ended = 1));
  writeFileSync(layout.portFile, String(port));
  if (identity.ids) chownSync(layout.portFile, identity.ids.uid, identity.ids.gid);
  return { hold, ended: () => ended, log: () => logSince(layout.logFile, logStart) };
}

/** The port of the last start, or 0. */
export function lastPort(layout: ClusterLayout): number {
  return existsSync(layout.portFile) ? Number(readFileSync(layout.portFile, 'utf8')) || 0 : 0;
}

/** Nothing that keeps acknowledged writes (fsync, synchronous_commit, full_page_writes) is touched here. */
function serverArguments(layout: ClusterLayout, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
  return [
    '-D',
    layout.pgData,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

function openLog(layout: ClusterLayout, identity: ServerIdentity): number {
  if ((statSync(layout.logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES)
    truncateSync(layout.logFile);
  const fd = openSync(layout.logFile, 'a', 0o600);
  if (identity.ids) chownSync(layout.logFile, identity.ids.uid, identity.ids.gid);
  return fd;
}
