import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, readConfig } from '#platform';
import { withClient, withDatabase } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import type pg from 'pg';
import { openRuntime, type Runtime } from '../../apps/runtime/index.js';

/** A house of its own for one bench: the embedded PostgreSQL at its durable defaults, in a temporary folder that goes with it. */
export interface BenchHouse {
  readonly runtime: Runtime;
  /** For the raw statements that ours are held against: as many connections as there are callers. */
  readonly rawPool: pg.Pool;
  /** Below it everything temporary stands. */
  readonly folder: string;
  /** Ends what a timed part would otherwise pay for another. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}

export async function openBenchHouse(): Promise<BenchHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'ringfence-bench-'));
  const dataDir = join(folder, 'data');
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir });
    try {
      const config = readConfig({ env: {}, cwd: folder, overrides: { dataDir, logLevel: 'warn' } });
      const runtime = await openRuntime(config, createLogger({ level: config.logLevel, name: 'bench' }));
      const url = withDatabase(server.superuserUrl, 'ringfence');
      return {
        runtime,
        folder,
        rawPool: runtime.database.createPool({ max: 16, applicationName: 'bench' }),
        checkpoint: () => withClient(url, async (client) => void (await client.query('CHECKPOINT'))),
        async close() {
          await runtime.close();
          await server.stop();
          await clear();
        },
      };
    } catch (error) {
      await server.stop();
      throw error;
    }
  } catch (error) {
    await clear();
    throw error;
  }
}
