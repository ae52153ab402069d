import {
  RefusedError,
  code,
  lastCode,
  never,
  pence,
  plainDate,
  requireText,
  sameContent,
  type Decider,
} from '#kernel';
import { isCorePressure } from '../policies/core-pressure.js';
import type { InterventionCommand } from './commands.js';
import type { InterventionDetails, InterventionEvent } from './events.js';
import { evolve, initial, type InterventionState } from './state.js';

/** Refuses with InterventionNamedAsPressure, InterventionWithoutFund, InterventionEndsBeforeStart. */
export function decide(command: InterventionCommand, state: InterventionState): InterventionEvent[] {
  switch (command.type) {
    case 'RegisterIntervention': {
      const details = command.data;
      check(details);
      if (state.status === 'unregistered') return [{ type: 'InterventionRegistered', data: details }];
      if (sameContent(state.details, details)) return [];
      return [{ type: 'InterventionAmended', data: details }];
    }
    default:
      return never(command.type);
  }
}

// A withdrawal before the start (never begun) or after the end (closed late in the books) is a true history, so both are taken.
function check(details: InterventionDetails): void {
  const key = { ics: code('ICS code', details.ics), intervention: details.intervention };
  lastCode('intervention', details.intervention);
  lastCode('programme', details.programme);
  requireText('class', details.class);
  if (isCorePressure(details.intervention)) {
    throw new RefusedError(
      'InterventionNamedAsPressure',
      `The intervention ${details.intervention} of ${details.ics} has the name of a core pressure; give it a code of its own.`,
      key,
    );
  }
  if (details.funds.length === 0) {
    throw new RefusedError(
      'InterventionWithoutFund',
      `Say which funds may pay for ${details.intervention} of ${details.ics}: at least one.`,
      key,
    );
  }
  for (const fund of details.funds) code('fund', fund);
  checkDates(details);
  if (details.plannedAmountPence !== null) pence(details.plannedAmountPence);
}

function checkDates({ ics, intervention, startsOn, endsOn, withdrawnOn }: InterventionDetails): void {
  plainDate(startsOn);
  if (withdrawnOn !== null) plainDate(withdrawnOn);
  if (endsOn !== null && plainDate(endsOn) < startsOn) {
    throw new RefusedError(
      'InterventionEndsBeforeStart',
      `The intervention ${intervention} of ${ics} ends on ${endsOn}, before it starts on ${startsOn}; correct one of the two.`,
      { ics, intervention, startsOn, endsOn },
    );
  }
}

export const interventionDecider: Decider<InterventionState, InterventionCommand, InterventionEvent> = {
  initial,
  decide,
  evolve,
};
