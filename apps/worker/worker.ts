import { JOBS_SCHEMA, openJobs, RECOMPUTE_POSITION, type RecomputePositionData } from '#jobs';
import { ReadModelVersionError } from '#projections/engine';
import { positionsReadModel } from '#projections/positions';
import {
  finishConfirmedChanges,
  finishGrants,
  PROJECTIONS,
  tidyImports,
  type Runtime,
} from '../runtime/index.js';
import { recomputePosition } from './jobs/recompute-position.js';
import { Reconciler } from './reconcile.js';
import { RECOMPUTE_CONCURRENCY, RECONCILE_EVERY_MS, SETTLE_MS, TIDY_IMPORTS_EVERY_MS } from './schedules.js';
import { settled, type SettledOptions } from './settled.js';
import { follow } from './subscriptions/follow.js';

/** What runs without a person asking. */
export interface RunningWorker {
  readonly backend: 'postgres' | 'redis';
  /**
   * Resolves when everything in the log now is in the read models, every position recomputed and every signal told. Rejects
   * after `timeoutMs` with the count still due, and before when only accounts are due that cannot be recomputed.
   */
  settled(options: SettledOptions): Promise<void>;
  /** Stopping twice is stopping once. */
  stop(): Promise<void>;
}

/** Starts subscriptions, jobs and the reconciler. Stop it before the runtime is closed. */
export async function startWorker(runtime: Runtime): Promise<RunningWorker> {
  const { logger, config, database } = runtime;
  const stopping = new AbortController();
  const onError = (error: Error) => {
    if (!stopping.signal.aborted) logger.warn({ err: error }, 'jobs');
  };
  const jobs = await openJobs({
    redisUrl: config.redisUrl,
    createPool: () =>
      database.createPool({ max: 6, applicationName: 'ringfence-jobs', searchPath: JOBS_SCHEMA }),
    onError,
  });
  const queue = jobs.queue<RecomputePositionData>(RECOMPUTE_POSITION);
  const worker = jobs.worker<RecomputePositionData>(
    RECOMPUTE_POSITION,
    (job) => recomputePosition(runtime, job.data),
    RECOMPUTE_CONCURRENCY,
  );
  const reconciler = new Reconciler(runtime, queue);
  /** Other code has the read models now: its jobs are for its own worker, and whoever asks after this one is told why it stands still. */
  const keepUp = async (): Promise<void> => {
    try {
      await reconciler.reconcile();
      if (runtime.troubles.delete(positionsReadModel.name) && !stopping.signal.aborted) await worker.resume();
    } catch (error) {
      if (error instanceof ReadModelVersionError) {
        runtime.troubles.set(positionsReadModel.name, error.message);
        await worker.pause(true);
      }
      throw error;
    }
  };
  worker.on('failed', (job, error) => {
    // What is tried again may pass by itself (a connection lost, a stream written to meanwhile); only the last attempt is news.
    const last = job === undefined || job.attemptsMade >= (job.opts.attempts ?? 1);
    logger[last ? 'error' : 'warn']({ err: error, account: job?.data }, 'recompute failed');
  });

  const nudge = pump(keepUp, onError);
  const interval = setInterval(nudge.now, RECONCILE_EVERY_MS);
  const following = PROJECTIONS.map((projection) =>
    follow(runtime, projection, stopping.signal, (events) => {
      if (events > 0) nudge.soon();
    }),
  );
  const tidy = pump(async () => {
    await tidyImports(runtime);
    await finishConfirmedChanges(runtime);
    await finishGrants(runtime);
  }, onError);
  const tidying = setInterval(tidy.now, TIDY_IMPORTS_EVERY_MS);
  nudge.now();
  // What a dead process left half done waits for nobody's quarter of a minute.
  tidy.now();

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    clearInterval(interval);
    clearInterval(tidying);
    await nudge.stop();
    await tidy.stop();
    await Promise.all(following);
    await worker.close();
    await jobs.close();
  };

  return {
    backend: jobs.kind,
    settled: (options) => settled(runtime, nudge.soon, options),
    stop: () => (stopped ??= stop()),
  };
}

/** Runs `work` on demand, never twice at once, and once more when it was asked for meanwhile. */
function pump(work: () => Promise<unknown>, onError: (error: Error) => void) {
  let running: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const now = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = work()
      .then(() => undefined, onError)
      .finally(() => {
        running = null;
        if (again) {
          again = false;
          now();
        }
      });
  };
  return {
    now,
    soon(): void {
      timer ??= setTimeout(() => {
        timer = null;
        now();
      }, SETTLE_MS);
    },
    async stop(): Promise<void> {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}
