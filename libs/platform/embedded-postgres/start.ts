import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolve } from 'node:path';
import { acquire, type Acquired } from './acquire.js';
import { findBinaries } from './binaries.js';
import { joinHold } from './hold.js';
import { chooseIdentity } from './identity.js';
import { initCluster, makeDataDir } from './init-cluster.js';
import { clusterLayout, type ClusterLayout } from './layout.js';
import { isOurs, readPostmaster } from './postmaster-file.js';
import { superuserUrl } from './probe.js';

export interface EmbeddedPostgresOptions {
  /** Made when absent. The cluster is `postgres` below it. */
  readonly dataDir: string;
  /** Told, in a sentence, when the server is started, adopted, lost or brought back. */
  readonly log?: (message: string) => void;
}

/** A running server that this process holds: it stays up until the last process holding it has let go or died. */
export interface EmbeddedPostgres {
  /** For database `postgres`; contains the password. */
  readonly superuserUrl: string;
  readonly port: number;
  /** True when it was already running. */
  readonly adopted: boolean;
  /** Lets go. The last one to do so waits until the server has stopped. */
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 1000;

/**
 * Starts the real PostgreSQL that came with `npm ci`, or joins the one that already runs in this data directory.
 * It comes back on the same port after a crash, and is gone soon after the last process holding it. Throws
 * PostgresBinariesMissingError, PostgresUserError, PostgresInitError, PostgresStartError.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const binaries = findBinaries();
  makeDataDir(resolve(options.dataDir));
  const layout = clusterLayout(realpathSync(resolve(options.dataDir)));
  const identity = chooseIdentity(layout, binaries);
  await initCluster(layout, binaries, identity);

  const first = await acquire(layout, binaries, identity, null);
  log(`PostgreSQL ${first.adopted ? 'was running' : 'started'} on 127.0.0.1:${first.port}`);
  let current: Acquired = first;
  let stopped = false;
  let recovering: Promise<void> | null = null;

  const recover = async (): Promise<void> => {
    log('PostgreSQL lost its supervisor; starting it again');
    try {
      current.hold.release();
      const next = await acquire(layout, binaries, identity, first.port);
      if (stopped) return next.hold.release();
      current = next;
      log(`PostgreSQL is back on 127.0.0.1:${next.port}`);
    } catch (error) {
      log(`PostgreSQL could not be started again, will retry: ${(error as Error).message}`);
    }
  };
  const heartbeat = setInterval(() => {
    if (stopped || recovering || current.hold.isHeard()) return;
    recovering = recover().finally(() => (recovering = null));
  }, HEARTBEAT_MS);
  heartbeat.unref();

  return {
    superuserUrl: superuserUrl(layout, first.port),
    port: first.port,
    adopted: first.adopted,
    async stop() {
      if (stopped) return;
      stopped = true;
      clearInterval(heartbeat);
      await recovering;
      current.hold.release();
      await waitIfLast(layout, current.adopted ? 100 : 1000);
    },
  };
}

/** Waits for the server to be gone, unless it shows within the grace that others still hold it. */
async function waitIfLast(layout: ClusterLayout, graceMs: number): Promise<void> {
  const isUp = () => {
    const postmaster = readPostmaster(layout);
    return postmaster !== null && isOurs(postmaster, layout);
  };
  const graceEnd = Date.now() + graceMs;
  const giveUp = Date.now() + 20_000;
  let leaving = false;
  while (isUp() && Date.now() < (leaving ? giveUp : graceEnd)) {
    const other = joinHold(layout);
    other?.release();
    leaving = other === null;
    await sleep(25);
  }
}
