import { recomputeOptions, RECOMPUTE_POSITION, type RecomputePositionData } from '#jobs';
import { londonDate } from '#kernel';
import { duePage, type DueCursor } from '#projections/positions';
import type { Queue } from 'bullmq';
import type { Runtime } from '../runtime/index.js';

/** Accounts put on the queue in one go. */
const MAX_AT_ONCE = 500;

/**
 * Puts a job on the queue for each account that PostgreSQL says is due. One that waits already is not doubled, so this may run
 * as often as it likes; whatever the queue lost comes back. Where more are due than go at once, the next call begins behind them and
 * the last begins again from the front: accounts that fail for ever never stand in the way of others.
 */
export class Reconciler {
  private after: DueCursor | null = null;

  constructor(
    private readonly runtime: Pick<Runtime, 'pool' | 'clock'>,
    private readonly queue: Pick<Queue<RecomputePositionData>, 'addBulk'>,
    private readonly maxAtOnce = MAX_AT_ONCE,
  ) {}

  async reconcile(): Promise<void> {
    const today = londonDate(this.runtime.clock());
    const { accounts, next } = await duePage(this.runtime.pool, this.maxAtOnce, this.after, today);
    this.after = next;
    if (accounts.length === 0) return;
    await this.queue.addBulk(
      accounts.map(({ fund, ics, year }) => {
        const data = { fund, ics, year };
        return { name: RECOMPUTE_POSITION, data, opts: recomputeOptions(data) };
      }),
    );
  }
}
