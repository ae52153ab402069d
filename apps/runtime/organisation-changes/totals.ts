import { positionOf, transfersOf } from '#domain/policies';
import type { OrderedTransfer } from '#domain/organisation-change';
import type { AccountKey } from '#domain/ring-fence-account';
import { accountName } from '#domain/ring-fence-account';
import { pence, sumPence, type Pence, type Period } from '#kernel';
import {
  accountsKnown,
  closedAccounts,
  factsHead,
  loadSystemYears,
  type Moment,
  type StandingChange,
} from '#projections/facts';
import type { Runtime } from '../runtime.js';
import { stayedOf } from './stayed.js';

const WHOLE_YEAR: Period = 13;

/** One open account of a predecessor: what is left of it, and where that goes. */
export interface AccountLeft {
  readonly account: AccountKey;
  readonly allocation: Pence;
  /** What nobody spent or moved by now; it is this that goes over. */
  readonly leftPence: Pence;
  /** Spent beyond the allocation: stays where it is, and is said. */
  readonly overspendPence: Pence;
  readonly transfers: readonly OrderedTransfer[];
  /** What stays with a body that goes on: its share, now and from earlier orders of this change. */
  readonly staysPence: Pence;
}

/** The totals that two people look at: nothing is lost when left is what is moved and what stays. */
export interface ChangeTotals {
  readonly accounts: readonly AccountLeft[];
  readonly beforePence: Pence;
  readonly movedPence: Pence;
  readonly staysPence: Pence;
  readonly afterPence: Pence;
}

/** What is left of every open account that a change touches, as everything is known now. */
export async function changeTotals(
  { pool }: Runtime,
  state: StandingChange,
): Promise<ChangeTotals & { readonly moment: Moment }> {
  const { proposal } = state;
  const moment = await factsHead(pool);
  const at = moment.position;
  const closed = await closedAccounts(pool, at);
  const shares = new Map(
    proposal.predecessors.map(({ predecessor, successors }) => [predecessor, successors]),
  );
  const open = (await accountsKnown(pool, at)).filter(
    (key) => shares.has(key.ics) && !closed.has(accountName(key)),
  );
  const stayed = await stayedOf(pool, state, open);
  const accounts: AccountLeft[] = [];
  for (const year of [...new Set(open.map((key) => key.year))]) {
    const loaded = await loadSystemYears(pool, year, [...shares.keys()], at);
    for (const account of open.filter((key) => key.year === year)) {
      const { allocation, overspend, uncommitted } = positionOf(
        loaded.get(account.ics)!,
        account.fund,
        WHOLE_YEAR,
      );
      const transfers = transfersOf(
        account,
        // The share that stayed is not split again.
        pence(uncommitted - (stayed.get(accountName(account)) ?? 0)),
        shares.get(account.ics)!,
      );
      const movedPence = sumPence(transfers.map(({ amountPence }) => amountPence));
      accounts.push({
        ...{ account, allocation, leftPence: uncommitted, overspendPence: overspend, transfers },
        staysPence: pence(uncommitted - movedPence),
      });
    }
  }
  const movedPence = sumPence(accounts.flatMap((it) => it.transfers.map(({ amountPence }) => amountPence)));
  const staysPence = sumPence(accounts.map((it) => it.staysPence));
  return {
    ...{ moment, accounts, movedPence, staysPence },
    beforePence: sumPence(accounts.map(({ leftPence }) => leftPence)),
    afterPence: sumPence([movedPence, staysPence]),
  };
}
