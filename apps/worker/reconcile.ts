import { recomputeOptions, RECOMPUTE_POSITION, type RecomputePositionData } from '#jobs';
import { dueAccounts } from '#projections/positions';
import type { Queue } from 'bullmq';
import type { Runtime } from '../runtime/index.js';

/** Accounts put on the queue in one go. */
const MAX_AT_ONCE = 500;

/**
 * Puts a job on the queue for each account that PostgreSQL says is due. One that waits already is not doubled, so this may run
 * as often as it likes; whatever the queue lost comes back.
 */
export async function reconcile(runtime: Runtime, queue: Queue<RecomputePositionData>): Promise<number> {
  const due = await dueAccounts(runtime.pool, MAX_AT_ONCE);
  if (due.length > 0) {
    await queue.addBulk(
      due.map((data) => ({ name: RECOMPUTE_POSITION, data, opts: recomputeOptions(data) })),
    );
  }
  return due.length;
}
