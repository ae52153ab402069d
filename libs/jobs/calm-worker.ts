import { Worker, type Job } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';

/** Between a refusal to hand out a job and the next asking, in ms. */
export const AFTER_REFUSAL_MS = 500;

/**
 * A worker that pauses when it is refused a job. BullMQ's own pauses only after ECONNREFUSED: while jobs wait and PostgreSQL starts up,
 * hangs up or denies the login, or Redis is full, it asks thousands of times a second, logs each answer, and takes the processor from
 * the very server it waits for.
 */
export class CalmWorker<Data> extends Worker<Data> {
  protected override async moveToActive(token: string, name?: string): Promise<Job<Data>> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      // A worker that closes waits for this call.
      if (this.closing === undefined) await sleep(AFTER_REFUSAL_MS);
      throw error;
    }
  }
}
