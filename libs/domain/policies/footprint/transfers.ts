import type { Pence } from '#kernel';
import type { OrderedTransfer } from '../../organisation-change/events.js';
import type { SuccessorShare } from '../../organisation/events.js';
import type { AccountKey } from '../../ring-fence-account/events.js';
import { apportion } from './apportion.js';

/**
 * What is left of an account, by the shares of a succession, to the penny: one transfer for each successor that gets something. The share
 * of a body that goes on stays where it is; an overspent account leaves nothing to move.
 */
export function transfersOf(
  account: AccountKey,
  leftPence: Pence,
  successors: readonly SuccessorShare[],
): OrderedTransfer[] {
  if (leftPence <= 0) return [];
  return apportion(leftPence, successors)
    .filter(({ icsCode, amountPence }) => icsCode !== account.ics && amountPence > 0)
    .map(({ icsCode, amountPence }) => ({ account, toIcs: icsCode, amountPence }));
}
