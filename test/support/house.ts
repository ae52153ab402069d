import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#kernel';
import { createLogger, type Config } from '#platform';
import { startWorker, type RunningWorker } from '../../apps/worker/index.js';
import { openRuntime, type Runtime } from '../../apps/runtime/index.js';
import { createTestDatabase } from './database.js';
import { PATIENCE_MS } from './until.js';

/** Ringfence whole, on a database of its own: what the apps stand on, and the worker. */
export interface House {
  readonly runtime: Runtime;
  readonly worker: RunningWorker;
  /** A scratch folder that goes with the house. */
  readonly folder: string;
  readonly config: Config;
  /** For what only an owner may do to the database, such as making it fail. */
  readonly superuserUrl: string;
  /** Waits until everything in the log is projected, recomputed and told. */
  settle(): Promise<void>;
  /** Stops worker and runtime and opens others on the same database, as a process started anew does. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(given: { redisUrl?: string; clock?: Clock } = {}): Promise<House> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'ringfence-'));
  const config: Config = {
    dataDir: folder,
    databaseUrl: database.appUrl,
    databaseMigratorUrl: database.migratorUrl,
    redisUrl: given.redisUrl,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'error',
  };
  const open = async () => {
    const runtime = await openRuntime(config, createLogger({ level: 'error', name: 'test' }), given.clock);
    return { runtime, worker: await startWorker(runtime) };
  };
  const stop = async () => {
    await standing.worker.stop();
    await standing.runtime.close();
  };
  let standing = await open();
  return {
    ...{ folder, config, superuserUrl: database.superuserUrl },
    get runtime() {
      return standing.runtime;
    },
    get worker() {
      return standing.worker;
    },
    settle: () => standing.worker.settled({ timeoutMs: PATIENCE_MS }),
    async restart() {
      await stop();
      standing = await open();
    },
    async close() {
      await stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
