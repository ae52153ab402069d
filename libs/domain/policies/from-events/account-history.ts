import { pence, sumPence, type Pence } from '#kernel';
import type { RingFenceAccountEvent } from '../../ring-fence-account/events.js';
import type { AccountFacts, AllocationKind } from '../position/facts.js';

type Entry = AccountFacts['allocations'][number];

/** What the log says of one account, folded event by event. */
export class AccountHistory {
  private readonly allocations: Entry[] = [];
  private readonly virements: AccountFacts['virements'][number][] = [];
  private approved: Pence = pence(0);
  private closed = false;

  /** Folds one event of this account's own stream; the receiving side of a transfer comes through `allocate`. */
  apply(event: RingFenceAccountEvent): void {
    switch (event.type) {
      case 'AllocationAwarded':
        return this.allocate('award', event.data.amountPence);
      case 'AllocationAdjusted':
        return this.allocate('adjustment', event.data.amountPence);
      case 'AllocationTransferred':
        return this.allocate('transfer_out', pence(-event.data.amountPence));
      case 'CarryForwardBroughtIn':
        return this.allocate('carry_forward_in', event.data.amountPence);
      case 'VirementMade': {
        const { period, direction, pressure, amountPence } = event.data;
        this.virements.push({ period, direction, pressure, amountPence });
        return;
      }
      case 'CarryForwardApproved':
        // Approvals add up: a second one is more money approved, not a correction of the first.
        this.approved = sumPence([this.approved, event.data.amountPence]);
        return;
      case 'AccountClosed':
        this.closed = true;
        return;
      case 'PlanPhased':
        return;
    }
  }

  allocate(kind: AllocationKind, amountPence: Pence): void {
    this.allocations.push({ kind, amountPence });
  }

  facts(): AccountFacts {
    return {
      allocations: [...this.allocations],
      virements: [...this.virements],
      carryForwardApprovedPence: this.approved,
      closed: this.closed,
    };
  }
}
