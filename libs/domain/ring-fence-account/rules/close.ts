import { LAST_MONTH, RefusedError, londonDate, monthOfPeriod, plainDate } from '#kernel';
import type { CloseAccount } from '../commands.js';
import { accountName, type AccountClosed } from '../events.js';
import type { RingFenceAccountState } from '../state.js';

/** A close is for ever: it waits for the last day of its year, and for the day that it names, whoever asks. */
export function close({ data, meta }: CloseAccount, state: RingFenceAccountState): AccountClosed[] {
  const { closedOn } = data;
  plainDate(closedOn);
  const account = accountName(data.account);
  if (state.status === 'closed') {
    if (state.closedOn === closedOn) return [];
    throw new RefusedError(
      'AccountClosedOnAnotherDate',
      `The account ${account} was closed on ${state.closedOn} and cannot be closed again on ${closedOn}.`,
      { account, closedOn: state.closedOn, askedOn: closedOn },
    );
  }
  const yearEndsOn = `${monthOfPeriod(data.account.year, LAST_MONTH)}-31`;
  if (closedOn < yearEndsOn) {
    throw new RefusedError(
      'YearNotOver',
      `The account ${account} cannot be closed on ${closedOn}: its year ends on ${yearEndsOn}, and a close is for ever.`,
      { account, yearEndsOn, askedOn: closedOn },
    );
  }
  if (closedOn > londonDate(meta.at)) {
    throw new RefusedError(
      'CloseNotYet',
      `The day ${closedOn} has not come: close the account ${account} on it or after it.`,
      { account, askedOn: closedOn },
    );
  }
  return [{ type: 'AccountClosed', data }];
}
