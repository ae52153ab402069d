import { RefusedError, code, never, plainDate, requireText, sameContent, type Decider } from '#kernel';
import type { OrganisationCommand, RegisterOrganisation, SucceedOrganisation } from './commands.js';
import type { OrganisationEvent, SuccessorShare } from './events.js';
import { checkShares } from '../policies/shares.js';
import { evolve, initial, type OrganisationState } from './state.js';

/** Refuses with AbolishedBeforeEstablished, OrganisationNotRegistered, SuccessionAlreadyRecorded, and the codes of shares. */
export function decide(command: OrganisationCommand, state: OrganisationState): OrganisationEvent[] {
  switch (command.type) {
    case 'RegisterOrganisation':
      return register(command.data, state);
    case 'SucceedOrganisation':
      return succeed(command.data, state);
    default:
      return never(command);
  }
}

function register(details: RegisterOrganisation['data'], state: OrganisationState): OrganisationEvent[] {
  code('ICS code', details.icsCode);
  requireText('organisation name', details.name);
  plainDate(details.establishedOn);
  if (details.abolishedOn !== null && plainDate(details.abolishedOn) < details.establishedOn) {
    throw new RefusedError(
      'AbolishedBeforeEstablished',
      `${details.icsCode} cannot be abolished on ${details.abolishedOn}, before it was established on ${details.establishedOn}.`,
      { icsCode: details.icsCode, establishedOn: details.establishedOn, abolishedOn: details.abolishedOn },
    );
  }
  if (state.status === 'unregistered') return [{ type: 'OrganisationEstablished', data: details }];
  return sameContent(state.details, details) ? [] : [{ type: 'OrganisationAmended', data: details }];
}

function succeed(asked: SucceedOrganisation['data'], state: OrganisationState): OrganisationEvent[] {
  const { predecessor, successors } = asked;
  const effectiveOn = plainDate(asked.effectiveOn);
  if (state.status === 'unregistered') {
    throw new RefusedError(
      'OrganisationNotRegistered',
      `Register ${predecessor} before its succession on ${effectiveOn} is recorded.`,
      { predecessor, effectiveOn },
    );
  }
  const recorded = state.successions.get(effectiveOn);
  if (recorded) {
    if (sameContent(byCode(recorded), byCode(successors))) return [];
    throw new RefusedError(
      'SuccessionAlreadyRecorded',
      `Another succession of ${predecessor} on ${effectiveOn} is recorded already, and history is not changed.`,
      { predecessor, effectiveOn, recorded },
    );
  }
  checkShares(predecessor, successors);
  return [{ type: 'OrganisationSucceeded', data: asked }];
}

/** The order in which successors are named says nothing. */
function byCode(shares: readonly SuccessorShare[]): SuccessorShare[] {
  return [...shares].sort((a, b) => (a.icsCode < b.icsCode ? -1 : a.icsCode > b.icsCode ? 1 : 0));
}

export const organisationDecider: Decider<OrganisationState, OrganisationCommand, OrganisationEvent> = {
  initial,
  decide,
  evolve,
};
