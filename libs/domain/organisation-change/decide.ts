import { RefusedError, never, plainDate, requireText, sameContent, type Decider } from '#kernel';
import { recordedAmount } from '../policies/recorded-amount.js';
import type {
  ConfirmSuccession,
  OrderSuccessionTransfers,
  OrganisationChangeCommand,
  ProposeSuccession,
  WithdrawSuccession,
} from './commands.js';
import type { OrganisationChangeEvent, ProposedSuccession } from './events.js';
import { checkPredecessors } from '../policies/proposed-predecessors.js';
import { evolve, initial, type OrganisationChangeState } from './state.js';

type State = OrganisationChangeState;
type Events = OrganisationChangeEvent[];

/**
 * Refuses with NoPredecessor, PredecessorTwice, SuccessorIsGone, the codes of shares, ChangeAlreadyProposed, SuccessionNotProposed,
 * OwnProposal, SuccessionWithdrawn, SuccessionConfirmed, SuccessionNotConfirmed, TransferOutsideChange.
 */
export function decide(command: OrganisationChangeCommand, state: State): Events {
  switch (command.type) {
    case 'ProposeSuccession':
      return propose(command.data, state);
    case 'ConfirmSuccession':
      return confirm(command.data, state);
    case 'WithdrawSuccession':
      return withdraw(command.data, state);
    case 'OrderSuccessionTransfers':
      return order(command.data, state);
    default:
      return never(command);
  }
}

function propose(asked: ProposeSuccession['data'], state: State): Events {
  const { change, predecessors } = asked;
  plainDate(asked.effectiveOn);
  requireText('reason', asked.reason);
  if (state.status !== 'unknown') {
    if (sameContent(state.proposal, asked)) return [];
    throw refused(
      'ChangeAlreadyProposed',
      'Another change stands under this id; propose yours under one of its own.',
      {
        change,
      },
    );
  }
  checkPredecessors(predecessors);
  return [{ type: 'SuccessionProposed', data: asked }];
}

function confirm(asked: ConfirmSuccession['data'], state: State): Events {
  const standing = proposedIn(state, asked.change);
  if (standing.status === 'confirmed') return [];
  if (standing.status === 'withdrawn') {
    throw refused(
      'SuccessionWithdrawn',
      'This proposal was withdrawn; propose the change anew to go on with it.',
      {
        change: asked.change,
      },
    );
  }
  if (standing.proposal.proposedBy === asked.confirmedBy) {
    throw refused(
      'OwnProposal',
      'Whoever proposed a change cannot confirm it; ask another person to look at it.',
      {
        change: asked.change,
      },
    );
  }
  return [{ type: 'SuccessionConfirmed', data: asked }];
}

function withdraw(asked: WithdrawSuccession['data'], state: State): Events {
  const standing = proposedIn(state, asked.change);
  requireText('reason', asked.reason);
  if (standing.status === 'withdrawn') return [];
  if (standing.status === 'confirmed') {
    throw refused(
      'SuccessionConfirmed',
      'This change was confirmed and is history; it can no longer be withdrawn.',
      {
        change: asked.change,
      },
    );
  }
  return [{ type: 'SuccessionWithdrawn', data: asked }];
}

function order(asked: OrderSuccessionTransfers['data'], state: State): Events {
  const standing = proposedIn(state, asked.change);
  if (standing.status !== 'confirmed') {
    throw refused(
      'SuccessionNotConfirmed',
      'Money moves only once another person has confirmed the change.',
      {
        change: asked.change,
      },
    );
  }
  for (const { account, toIcs, amountPence } of asked.transfers) {
    const takesOver = successorsOf(standing.proposal, account.ics).includes(toIcs) && toIcs !== account.ics;
    if (takesOver && recordedAmount(amountPence) > 0) continue;
    throw refused(
      'TransferOutsideChange',
      `This change moves no such money from ${account.ics} to ${toIcs}; only what is left goes to those that succeed.`,
      { change: asked.change, account, toIcs, amountPence },
    );
  }
  const again = standing.orders.some((it) => it.basedOn === asked.basedOn);
  return asked.transfers.length === 0 || again ? [] : [{ type: 'SuccessionTransfersOrdered', data: asked }];
}

const successorsOf = ({ predecessors }: ProposedSuccession, ics: string): string[] =>
  predecessors
    .filter(({ predecessor }) => predecessor === ics)
    .flatMap(({ successors }) => successors.map(({ icsCode }) => icsCode));

function proposedIn(state: State, change: string): Exclude<State, { status: 'unknown' }> {
  if (state.status !== 'unknown') return state;
  throw refused('SuccessionNotProposed', 'No such change was proposed; propose it first.', { change });
}

const refused = (code: string, sentence: string, details: Record<string, unknown>): RefusedError =>
  new RefusedError(code, sentence, details);

export const organisationChangeDecider: Decider<State, OrganisationChangeCommand, OrganisationChangeEvent> = {
  initial,
  decide,
  evolve,
};
