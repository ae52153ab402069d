import type { AllocationEntry, RingFenceAccountEvent } from '#domain/ring-fence-account';
import type { FactBatch } from '../batch.js';
import { reference, type At, type Collectors } from './collectors.js';

export const ringFenceAccountFacts: Collectors<RingFenceAccountEvent> = {
  AllocationAwarded: (batch, event, at) => entry(batch, at, 'award', event, event.data),
  AllocationAdjusted: (batch, event, at) => entry(batch, at, 'adjustment', event, event.data),
  CarryForwardBroughtIn: (batch, event, at) => entry(batch, at, 'carry_forward_in', event, event.data),
  AllocationTransferred(batch, event, at) {
    const { toIcs, ...from } = event.data;
    const amountPence = -from.amountPence as typeof from.amountPence;
    entry(batch, at, 'transfer_out', event, { ...from, amountPence });
    entry(batch, at, 'transfer_in', event, { ...from, account: { ...from.account, ics: toIcs } });
  },
  VirementMade(batch, event, at) {
    const { account, amountPence, authorisedBy, ...rest } = event.data;
    batch.account(account, at.position);
    batch.add('virements', {
      ...{ ...account, ...rest, amount_pence: amountPence },
      ...{ authorised_by: authorisedBy, known_from: at.known_from },
    });
    reference(batch, 'virements', event.data.reference, at, event);
  },
  CarryForwardApproved(batch, event, at) {
    const { account, amountPence, approvedBy, approvedOn } = event.data;
    batch.account(account, at.position);
    batch.add('carry_forward_approvals', {
      ...{ ...account, known_from: at.known_from, amount_pence: amountPence },
      ...{ approved_by: approvedBy, approved_on: approvedOn, reference: event.data.reference },
    });
    reference(batch, 'carry-forwards', event.data.reference, at, event);
  },
  PlanPhased(batch, { data }, { position, known_from }) {
    // A plan names no account: an account exists by money, or by its year-end.
    const { account, period, amountPence } = data;
    batch.add('plans', { ...account, period, known_from, amount_pence: amountPence });
    batch.watch(account, position);
  },
  AccountClosed(batch, { data }, { position, known_from }) {
    batch.account(data.account, position);
    batch.add('closings', { ...data.account, known_from, closed_on: data.closedOn });
  },
};

function entry(
  batch: FactBatch,
  at: At,
  kind: string,
  event: RingFenceAccountEvent,
  data: AllocationEntry,
): void {
  const { account, amountPence, effectiveOn, source } = data;
  batch.account(account, at.position);
  batch.add('account_entries', {
    ...{ ...account, known_from: at.known_from, kind, amount_pence: amountPence },
    ...{ effective_on: effectiveOn, source, reference: data.reference },
  });
  // A transfer's other side carries the same reference: one row, the giver's.
  if (kind !== 'transfer_in') reference(batch, 'allocations', data.reference, at, event);
}
