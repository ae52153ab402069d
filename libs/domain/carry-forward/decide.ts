import {
  InvalidValueError,
  RefusedError,
  code,
  financialYear,
  formatPounds,
  never,
  plainDate,
  sameContent,
  type Decider,
} from '#kernel';
import { freeText } from '../policies/free-text.js';
import { recordedAmount } from '../policies/recorded-amount.js';
import { accountName, type AccountKey } from '../ring-fence-account/events.js';
import type {
  CarryForwardCommand,
  DeclineCarryForward,
  GrantCarryForward,
  RequestCarryForward,
} from './commands.js';
import type { CarryForwardEvent } from './events.js';
import { evolve, initial, type CarryForwardState } from './state.js';

type State = CarryForwardState;
type Events = CarryForwardEvent[];

/** Refuses with RequestStanding, NothingRequested, MoreThanRequested, OwnRequest. */
export function decide(command: CarryForwardCommand, state: State): Events {
  const { account } = command.data;
  code('fund', account.fund);
  code('ICS code', account.ics);
  financialYear(account.year);
  switch (command.type) {
    case 'RequestCarryForward':
      return request(command.data, state);
    case 'GrantCarryForward':
      return grant(command.data, state);
    case 'DeclineCarryForward':
      return decline(command.data, state);
    default:
      return never(command);
  }
}

function request(data: RequestCarryForward['data'], state: State): Events {
  const asked = { ...data, reason: freeText('reason', data.reason) };
  checkAmount(asked.amountPence);
  if (state.status !== 'asked') return [{ type: 'CarryForwardRequested', data: asked }];
  if (sameContent(state.request, asked)) return [];
  const standing = formatPounds(state.request.amountPence);
  throw refused(
    'RequestStanding',
    `A request for ${standing} of ${accountName(asked.account)} waits to be decided; ask again once it is granted or declined.`,
    asked.account,
  );
}

function grant(asked: GrantCarryForward['data'], state: State): Events {
  checkAmount(asked.amountPence);
  plainDate(asked.approvedOn);
  if (state.status === 'granted' && sameContent(state.grant, asked)) return [];
  const { account, amountPence, grantedBy } = asked;
  const standing = standingRequest(state, account, grantedBy);
  if (amountPence > standing.amountPence) {
    throw refused(
      'MoreThanRequested',
      `No more than the ${formatPounds(standing.amountPence)} asked of ${accountName(account)} can be granted; grant that or less.`,
      account,
    );
  }
  return [{ type: 'CarryForwardGranted', data: asked }];
}

function decline(data: DeclineCarryForward['data'], state: State): Events {
  const asked = { ...data, reason: freeText('reason', data.reason) };
  if (state.status === 'declined' && sameContent(state.decline, asked)) return [];
  standingRequest(state, asked.account, asked.declinedBy);
  return [{ type: 'CarryForwardDeclined', data: asked }];
}

/** The request that waits for a decision, by another than this person. */
function standingRequest(state: State, account: AccountKey, decidedBy: string): RequestCarryForward['data'] {
  if (state.status !== 'asked') {
    throw refused(
      'NothingRequested',
      `No carry-forward of ${accountName(account)} waits to be decided; the system has to ask for it first.`,
      account,
    );
  }
  if (state.request.requestedBy === decidedBy) {
    throw refused(
      'OwnRequest',
      'Whoever asked for a carry-forward cannot decide on it; another person has to look at it.',
      account,
    );
  }
  return state.request;
}

function checkAmount(amountPence: number): void {
  if (recordedAmount(amountPence) <= 0)
    throw new InvalidValueError('amount in pence', amountPence, 'must be more than zero');
}

const refused = (name: string, sentence: string, account: AccountKey): RefusedError =>
  new RefusedError(name, sentence, { account });

export const carryForwardDecider: Decider<State, CarryForwardCommand, CarryForwardEvent> = {
  ...{ initial, decide, evolve },
};
