import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import type { ClusterLayout } from './layout.js';

/** What postmaster.pid says. `status` is PostgreSQL's word: starting, ready, standby, stopping. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** Reads postmaster.pid; null when it is absent or not yet written. */
export function readPostmaster(layout: ClusterLayout): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(layout.postmasterFile, 'utf8');
  } catch {
    return null;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0) || 0, status: lines[7] ?? 'starting' };
}

/**
 * True when that process is a PostgreSQL of this very cluster. A number alone proves nothing: after a reboot or in a
 * new container it belongs to somebody else.
 */
export function isOurs(postmaster: Postmaster, layout: ClusterLayout): boolean {
  return commandLine(postmaster.pid).includes(`\0-D\0${layout.pgData}\0`);
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8'); // empty for one that is dead but not yet reaped
    } catch {
      return '';
    }
  }
  const shown =
    spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  // ps puts blanks between the arguments; the data directory's may contain some too.
  return shown.replace(/ -D (.*?) -c /, '\0-D\0$1\0-c ');
}

/**
 * True while server processes whose postmaster was killed still stand in the data directory. PostgreSQL itself guards
 * against that through postmaster.pid, so that file must not be removed before they are gone.
 */
export function hasOrphans(layout: ClusterLayout): boolean {
  if (process.platform !== 'linux') return false;
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readlinkSync(`/proc/${name}/cwd`) === layout.pgData;
    } catch {
      return false; // gone, or another user's
    }
  });
}

/**
 * Removes a postmaster.pid whose number now belongs to a stranger. One whose process is dead stays: PostgreSQL removes
 * it itself, after checking that none of its old processes is left.
 */
export function removeForeignPostmasterFile(layout: ClusterLayout): void {
  if (!hasOrphans(layout)) rmSync(layout.postmasterFile, { force: true });
}
