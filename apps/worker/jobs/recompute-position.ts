import { openAlerts, tellSignals } from '#alerts';
import type { RecomputePositionData } from '#jobs';
import { markSignalled, recomputeAccount, signalledAt } from '#projections/positions';
import type { Runtime } from '../../runtime/index.js';

/**
 * One account: its current position through every period from the facts as they stand, then what its signals say. The cursor moves
 * last, so a process that dies in between leaves the account due.
 */
export async function recomputePosition(runtime: Runtime, account: RecomputePositionData): Promise<void> {
  const recomputed = await recomputeAccount(runtime.pool, account);
  if (!recomputed) return;
  const { facts, positions, moment } = recomputed;
  // A job that was held up tells nothing older than what a later one has told: not even where that one found nothing to change.
  const told = await signalledAt(runtime.pool, account);
  if (told !== null && told > moment.position) return;
  const figures = { account, facts, positions, basedOn: moment.position };
  const open = await openAlerts(runtime.application, account);
  await tellSignals(runtime.application, figures, open, runtime.clock());
  await markSignalled(runtime.pool, account, moment.position);
}
