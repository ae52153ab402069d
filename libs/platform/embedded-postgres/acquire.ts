import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import { PostgresStartError } from './errors.js';
import { joinHold, type Hold } from './hold.js';
import type { ServerIdentity } from './identity.js';
import { lastPort, launch } from './launch.js';
import type { ClusterLayout } from './layout.js';
import {
  hasOrphans,
  isOurs,
  readPostmaster,
  removeForeignPostmasterFile,
  type Postmaster,
} from './postmaster-file.js';
import { freePort, superuserUrl, waitUntilAnswers } from './probe.js';

/** A server that answers, and our wish that it stay. */
export interface Acquired {
  readonly hold: Hold;
  readonly port: number;
  readonly adopted: boolean;
}

/** How long a running server without a supervisor may take to go by itself before it is asked to stop. */
const UNSUPERVISED_PATIENCE_MS = 3000;

/** Crash recovery replays the write-ahead log first, which takes as long as it takes; this is far above what was seen. */
export const START_TIMEOUT_MS = 180_000;

const TRANSIENT = /pre-existing shared memory block|lock file "postmaster\.pid" (already exists|is empty)/;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets|Address already in use/;

/**
 * Joins a running server of this cluster, or starts one. Waits for one that is shutting down. With `fixedPort` it
 * insists on that port (pools point at it). Throws PostgresStartError.
 */
export async function acquire(
  layout: ClusterLayout,
  binaries: PostgresBinaries,
  identity: ServerIdentity,
  fixedPort: number | null,
): Promise<Acquired> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let seenUnsupervised: number | null = null;
  let port = fixedPort ?? lastPort(layout);
  while (Date.now() < deadline) {
    const hold = joinHold(layout);
    if (hold) {
      const adopted = await adopt(layout, hold, deadline);
      if (adopted) return adopted;
      await sleep(50);
      continue;
    }
    const postmaster = readPostmaster(layout);
    if (postmaster && isOurs(postmaster, layout)) {
      seenUnsupervised ??= Date.now();
      if (Date.now() - seenUnsupervised > UNSUPERVISED_PATIENCE_MS) askToStop(postmaster);
      await sleep(100);
      continue;
    }
    if (postmaster && isTaken(postmaster.pid)) {
      removeForeignPostmasterFile(layout);
      if (hasOrphans(layout)) {
        await sleep(100);
        continue;
      }
    }
    port = fixedPort ?? (await freePort(port));
    const started = launch(layout, binaries, identity, port);
    if (await waitUntilAnswers(superuserUrl(layout, port), deadline, () => started.ended() === null)) {
      return { hold: started.hold, port, adopted: false };
    }
    started.hold.release();
    const log = started.log();
    if (started.ended() !== 75 && !TRANSIENT.test(log)) {
      if (fixedPort !== null || !PORT_TAKEN.test(log)) throw startError(layout, log);
      port = 0;
    }
    await sleep(100);
  }
  throw startError(layout, 'it did not answer in time');
}

async function adopt(layout: ClusterLayout, hold: Hold, deadlineMs: number): Promise<Acquired | null> {
  try {
    while (hold.isHeard() && Date.now() < deadlineMs) {
      const postmaster = readPostmaster(layout);
      const goOn = () => hold.isHeard() && readPostmaster(layout)?.pid === postmaster?.pid;
      if (!postmaster?.port) await sleep(40);
      else if (await waitUntilAnswers(superuserUrl(layout, postmaster.port), deadlineMs, goOn)) {
        await sleep(20); // a supervisor that had just heard its last holder leave has closed its end by now
        if (hold.isHeard()) return { hold, port: postmaster.port, adopted: true };
      }
    }
  } catch (error) {
    hold.release();
    throw error;
  }
  hold.release();
  return null;
}

function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function askToStop(postmaster: Postmaster): void {
  try {
    process.kill(postmaster.pid, 'SIGINT'); // PostgreSQL's "fast": roll back, write out, leave
  } catch {
    // gone already
  }
}

function startError(layout: ClusterLayout, log: string): PostgresStartError {
  return new PostgresStartError(`PostgreSQL in ${layout.folder} did not start: ${log.slice(-2000)}`, {
    folder: layout.folder,
    logFile: layout.logFile,
  });
}
