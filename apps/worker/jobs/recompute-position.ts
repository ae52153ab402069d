import { openAlerts, tellSignals } from '#alerts';
import type { RecomputePositionData } from '#jobs';
import { londonDate } from '#kernel';
import { markSignalled, recomputeAccount, signalledAt, withAccountLock } from '#projections/positions';
import { bankHolidays, type Runtime } from '../../runtime/index.js';

/**
 * One account: its current position through every period from the facts as they stand, then what its signals say. The cursor moves
 * last, so a process that dies in between leaves the account due. From the first to the last one job alone is at an account: BullMQ hands
 * out the job of one that was only slow a second time, and what the slow one found would be told after what is true by now. False when
 * another is at it; the account stays due if that one does not see the last fact.
 */
export async function recomputePosition(runtime: Runtime, account: RecomputePositionData): Promise<boolean> {
  return withAccountLock(runtime.lockPool, account, () => recomputeAndTell(runtime, account));
}

async function recomputeAndTell(runtime: Runtime, account: RecomputePositionData): Promise<void> {
  const recomputed = await recomputeAccount(runtime.pool, account);
  if (!recomputed) return;
  const { facts, positions, watched, moment } = recomputed;
  // A connection can be lost, and the lock with it. Nothing older is told than what a later job has told …
  const told = await signalledAt(runtime.pool, account);
  if (told !== null && told > moment.position) return;
  const at = runtime.clock();
  const today = londonDate(at);
  const surroundings = { ...watched, today, holidays: bankHolidays() };
  const figures = { account, facts, positions, basedOn: moment.position, surroundings };
  const open = await openAlerts(runtime.application, account);
  await tellSignals(runtime.application, figures, open, at);
  // … and where that came about between the two, the account is due again, to be told anew.
  await markSignalled(runtime.pool, account, moment.position, today);
}
