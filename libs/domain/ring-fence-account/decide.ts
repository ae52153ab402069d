import {
  RefusedError,
  canonicalJson,
  code,
  financialYear,
  formatPounds,
  never,
  period,
  plainDate,
  type Actor,
  type Decider,
} from '#kernel';
import { isCorePressure } from '../policies/core-pressure.js';
import { MAX_BOOKED_PENCE, recordedAmount } from '../policies/recorded-amount.js';
import type { RingFenceAccountCommand } from './commands.js';
import { accountName, type RingFenceAccountEvent } from './events.js';
import { close } from './rules/close.js';
import { evolve, initial, referenceKey, type ReferencedEvent, type RingFenceAccountState } from './state.js';

type State = RingFenceAccountState;
type Events = RingFenceAccountEvent[];

/**
 * Movements of money add up, so a repeat is known by its commandId (which the application looks for first) or by its
 * reference. Refuses with AccountClosed, AmountNotPositive, TransferToSelf, UnknownPressure, ReferenceUsedTwice,
 * AccountBooksFull, AccountClosedOnAnotherDate, YearNotOver, CloseNotYet.
 */
export function decide(command: RingFenceAccountCommand, state: State): Events {
  checkAccount(command);
  const { role } = command.meta.actor;
  switch (command.type) {
    case 'AwardAllocation':
      return move({ type: 'AllocationAwarded', data: command.data }, state, role);
    case 'AdjustAllocation':
      return move({ type: 'AllocationAdjusted', data: command.data }, state, role);
    case 'TransferAllocation':
      return move({ type: 'AllocationTransferred', data: command.data }, state, role);
    case 'BringInCarryForward':
      return move({ type: 'CarryForwardBroughtIn', data: command.data }, state, role);
    case 'MakeVirement':
      return move({ type: 'VirementMade', data: command.data }, state, role);
    case 'ApproveCarryForward':
      // Approved before the close or after it, as boards meet: no lock.
      return once({ type: 'CarryForwardApproved', data: command.data }, state);
    case 'PhasePlan': {
      const { period: at, amountPence } = command.data;
      if (state.plans.get(period(at)) === recordedAmount(amountPence)) return [];
      return [{ type: 'PlanPhased', data: command.data }];
    }
    case 'CloseAccount':
      return close(command, state);
    default:
      return never(command);
  }
}

/** A movement of money: the closed year stops who submits, not the operator's bulk load nor the system. */
function move(event: ReferencedEvent, state: State, role: Actor['role']): Events {
  const written = once(event, state);
  if (written.length > 0 && state.status === 'closed' && role === 'submitter') {
    const account = accountName(event.data.account);
    throw new RefusedError(
      'AccountClosed',
      `The account ${account} was closed on ${state.closedOn}; ask the operator to book a correction after the close.`,
      { account, closedOn: state.closedOn },
    );
  }
  return written;
}

/** The event, unless its reference stands: the same row again is nothing, another row under it is refused. */
function once(event: ReferencedEvent, state: State): Events {
  checkMovement(event);
  const key = referenceKey(event);
  const standing = key === null ? undefined : state.references.get(key);
  if (standing === undefined) return [withinBooks(event, state)];
  if (standing === canonicalJson(event)) return [];
  const { reference } = event.data;
  const account = accountName(event.data.account);
  throw new RefusedError(
    'ReferenceUsedTwice',
    `The reference ${reference} of ${account} stands for another entry already; give this one a reference of its own.`,
    { account, reference },
  );
}

/** The event, where its amount still fits in the books: what the entries come to must stay an exact number. */
function withinBooks(event: ReferencedEvent, { bookedPence }: State): ReferencedEvent {
  if (bookedPence + Math.abs(event.data.amountPence) <= MAX_BOOKED_PENCE) return event;
  const account = accountName(event.data.account);
  throw new RefusedError(
    'AccountBooksFull',
    `The entries of ${account} would come to more than ${formatPounds(MAX_BOOKED_PENCE)}, leaving their signs aside: check the amounts.`,
    { account, bookedPence, amountPence: event.data.amountPence },
  );
}

function checkAccount({ data: { account } }: RingFenceAccountCommand): void {
  code('fund', account.fund);
  code('ICS code', account.ics);
  financialYear(account.year);
}

function checkMovement({ type, data }: ReferencedEvent): void {
  const account = accountName(data.account);
  recordedAmount(data.amountPence);
  if ('effectiveOn' in data) plainDate(data.effectiveOn);
  if (type === 'CarryForwardApproved') plainDate(data.approvedOn);
  if (type === 'AllocationTransferred' || type === 'VirementMade') {
    if (data.amountPence <= 0) {
      throw new RefusedError(
        'AmountNotPositive',
        `The amount that ${account} moves must be above zero; its direction says which way it goes.`,
        { account, amountPence: data.amountPence },
      );
    }
  }
  if (type === 'AllocationTransferred' && code('receiver', data.toIcs) === data.account.ics) {
    throw new RefusedError('TransferToSelf', `The account ${account} cannot transfer money to itself.`, {
      account,
    });
  }
  if (type === 'VirementMade') {
    period(data.period);
    if (!isCorePressure(data.pressure)) {
      throw new RefusedError(
        'UnknownPressure',
        `The virement of ${account} names ${String(data.pressure)}, which is not one of the core pressures.`,
        { account, pressure: data.pressure },
      );
    }
  }
}

export const ringFenceAccountDecider: Decider<State, RingFenceAccountCommand, RingFenceAccountEvent> = {
  initial,
  decide,
  evolve,
};
