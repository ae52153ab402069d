import {
  createPostgresBackend,
  Queue,
  runMigrations,
  type PostgresConnectionOptions,
  type Processor,
  type Worker,
} from 'bullmq';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { AFTER_REFUSAL_MS, CalmWorker } from './calm-worker.js';
import { checkRedis } from './check-redis.js';

export interface JobsBackend {
  readonly kind: 'postgres' | 'redis';
  queue<Data>(name: string): Queue<Data>;
  worker<Data>(name: string, processor: Processor<Data>, concurrency: number): Worker<Data>;
  /** Closes queues, then connections. Workers are closed by whoever started them, first. */
  close(): Promise<void>;
}

export interface JobsConfig {
  readonly redisUrl: string | undefined;
  /** Connections of BullMQ's own; used when there is no Redis. */
  readonly createPool: () => pg.Pool;
  readonly onError: (error: Error) => void;
}

/**
 * How soon work goes on after a death, in ms. BullMQ's own (30 s for a job of a process that was killed, 15 s after a lost connection)
 * would keep an account due that long, because a job that seems active stands in the way of another for it. A lock lost by a worker
 * that was only slow hands its job out twice, and a job may be: one alone is at an account, and the same figures write nothing.
 */
const RECOVERY = { lockDuration: 5000, stalledInterval: 2000, runRetryDelay: AFTER_REFUSAL_MS } as const;

/** BullMQ on Redis where there is one, else on PostgreSQL: one machine needs no Redis. Throws what checkRedis throws. */
export async function openJobs(config: JobsConfig): Promise<JobsBackend> {
  return config.redisUrl === undefined ? onPostgres(config) : onRedis(config.redisUrl, config);
}

/** Where BullMQ keeps its tables; its statements name no schema, so `createPool` has to make it the search path. */
export const JOBS_SCHEMA = 'bullmq';

async function onPostgres({ createPool, onError }: JobsConfig): Promise<JobsBackend> {
  const pool = createPool();
  pool.on('error', onError);
  const client = await pool.connect();
  try {
    await runMigrations(client, JOBS_SCHEMA);
  } finally {
    client.release();
  }
  const queues: Queue[] = [];
  // BullMQ describes the pool by an index signature that pg's class does not have.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    kind: 'postgres',
    queue<Data>(name: string) {
      const queue = new Queue(name, { connection }, createPostgresBackend);
      queue.on('error', onError);
      queues.push(queue as unknown as Queue);
      return queue as unknown as Queue<Data>;
    },
    worker<Data>(name: string, processor: Processor<Data>, concurrency: number) {
      const worker = new CalmWorker<Data>(
        name,
        processor,
        { connection: pool, concurrency, ...RECOVERY },
        createPostgresBackend as never,
      );
      worker.on('error', onError);
      return worker;
    },
    async close() {
      await Promise.all(queues.map((queue) => queue.close()));
      await pool.end();
    },
  };
}

async function onRedis(url: string, { onError }: JobsConfig): Promise<JobsBackend> {
  await checkRedis(url);
  // Producers fail fast; workers wait for Redis to come back, as BullMQ asks.
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: true });
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  producer.on('error', onError);
  consumer.on('error', onError);
  const queues: Queue[] = [];
  return {
    kind: 'redis',
    queue<Data>(name: string) {
      const queue = new Queue<Data>(name, { connection: producer });
      queue.on('error', onError);
      queues.push(queue as unknown as Queue);
      return queue;
    },
    worker<Data>(name: string, processor: Processor<Data>, concurrency: number) {
      const worker = new CalmWorker<Data>(name, processor, {
        connection: consumer,
        concurrency,
        ...RECOVERY,
      });
      worker.on('error', onError);
      return worker;
    },
    async close() {
      await Promise.all(queues.map((queue) => queue.close()));
      producer.disconnect();
      consumer.disconnect();
    },
  };
}
