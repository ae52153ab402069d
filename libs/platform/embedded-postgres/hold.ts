import { spawnSync } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, writeSync } from 'node:fs';
import { PostgresStartError } from './errors.js';
import type { ServerIdentity } from './identity.js';
import type { ClusterLayout } from './layout.js';

/**
 * A process's wish that the server be up: an open writing end of the cluster's FIFO. The supervisor reads the other end
 * and stops PostgreSQL when the last wish is gone, so it does not matter which process started it nor which ends first.
 */
export interface Hold {
  /** False when no supervisor reads any more: the server is stopping or unsupervised. */
  isHeard(): boolean;
  release(): void;
}

/** Joins the holders of a supervised server; null when there is no supervisor. */
export function joinHold(layout: ClusterLayout): Hold | null {
  try {
    return holdOf(openSync(layout.holdFile, constants.O_WRONLY | constants.O_NONBLOCK));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENXIO' || code === 'ENOENT') return null; // no reader, or no FIFO yet
    throw error;
  }
}

/** A hold for a supervisor about to be started: `readerFd` becomes its standard input and is then closed here. */
export function newHold(layout: ClusterLayout, identity: ServerIdentity): { hold: Hold; readerFd: number } {
  if (!existsSync(layout.holdFile)) {
    const made = spawnSync('mkfifo', ['-m', '600', layout.holdFile], { ...identity.ids, encoding: 'utf8' });
    if (made.status !== 0 && !existsSync(layout.holdFile)) {
      throw new PostgresStartError(
        `mkfifo ${layout.holdFile} failed: ${made.stderr || made.error?.message || ''}`,
      );
    }
  }
  // Opened for both first: opening one end alone waits for the other.
  const both = openSync(layout.holdFile, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    const readerFd = openSync(layout.holdFile, constants.O_RDONLY);
    return { hold: holdOf(openSync(layout.holdFile, constants.O_WRONLY | constants.O_NONBLOCK)), readerFd };
  } finally {
    closeSync(both);
  }
}

function holdOf(fd: number): Hold {
  let open = true;
  return {
    isHeard() {
      if (!open) return false;
      try {
        writeSync(fd, '\n');
        return true;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === 'EAGAIN'; // full, so somebody is only slow to read
      }
    },
    release() {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
