import { pence, sumPence, type Pence } from '#kernel';
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

/**
 * What stays of an account of a body that goes on, once an order is carried out: what stayed before, its share of what was left beyond
 * that, and what the order brings it from the others. None of it is split again by the same change, also not where some is spent since.
 */
export function stayedAfter(
  account: AccountKey,
  before: Pence,
  leftPence: Pence,
  ordered: readonly OrderedTransfer[],
): Pence {
  const ofIts = ordered.filter((it) => it.account.fund === account.fund && it.account.year === account.year);
  const moved = sumPence(
    ofIts.filter((it) => it.account.ics === account.ics).map(({ amountPence }) => amountPence),
  );
  const brought = ofIts.filter(({ toIcs }) => toIcs === account.ics).map(({ amountPence }) => amountPence);
  return sumPence([before, pence(Math.max(0, leftPence - before - moved)), ...brought]);
}
