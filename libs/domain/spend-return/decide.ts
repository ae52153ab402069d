import { code, financialYear, never, period, type Decider } from '#kernel';
import type { SpendReturnCommand } from './commands.js';
import type { SpendReturnEvent } from './events.js';
import { reopen, sendBack } from './rules/reopen.js';
import { signOff } from './rules/sign-off.js';
import { submit } from './rules/submit.js';
import { evolve, initial, type SpendReturnState } from './state.js';

/**
 * Refuses with ReturnWithoutLines, BodyAbolished, YearClosed, MonthLocked, RestatementWithoutReason, ReturnIsSigned, ReferenceUsedTwice, ReturnVersionUnknown,
 * ReturnAlreadySentBack, ReturnAlreadyReopened, ReturnWasSentBack, ReturnAlreadySignedOff, VersionSuperseded, OwnSignature,
 * StatementIsNotOfThisVersion.
 */
export function decide(command: SpendReturnCommand, state: SpendReturnState): SpendReturnEvent[] {
  code('ICS code', command.data.ics);
  financialYear(command.data.year);
  period(command.data.period);
  switch (command.type) {
    case 'SubmitReturn':
      return submit(command, state);
    case 'SendBackReturn':
      return sendBack(command.data, state);
    case 'ReopenReturn':
      return reopen(command, state);
    case 'SignOffReturn':
      return signOff(command, state);
    default:
      return never(command);
  }
}

export const spendReturnDecider: Decider<SpendReturnState, SpendReturnCommand, SpendReturnEvent> = {
  initial,
  decide,
  evolve,
};
