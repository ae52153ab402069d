import {
  InvalidValueError,
  RefusedError,
  code,
  daysBetween,
  financialYear,
  londonDate,
  never,
  plainDate,
  requireText,
  sameContent,
  type Decider,
  type Instant,
} from '#kernel';
import { freeText } from '../policies/free-text.js';
import { changedMaterially } from '../policies/signals/material-change.js';
import { accountName } from '../ring-fence-account/events.js';
import type { AcknowledgeAlert, AlertCommand, CloseAlert, ReplyToAlert, ReportSignal } from './commands.js';
import type { AlertChange, AlertEvent, AlertHandling, Basis } from './events.js';
import { evolve, initial, type AlertState } from './state.js';

/** A relapse this soon after the end is the same trouble. */
const REOPEN_WITHIN_DAYS = 30;
/** The longest that an alert can be put aside at once. */
export const MOST_ACKNOWLEDGED_DAYS = 90;
const LOG_POSITION = /^\d{1,19}$/;

/**
 * One alert a stream. Of a signal only what is newer than the stream rests on, and says something else, is written: it is a finding, and
 * a late one is stale and not wrong. What people do is refused with AlertNotRaised, AlertNotOpen, AcknowledgementOver,
 * AcknowledgementTooLong.
 */
export function decide(command: AlertCommand, state: AlertState): AlertEvent[] {
  const { account } = command.data;
  code('fund', account.fund);
  code('ICS code', account.ics);
  financialYear(account.year);
  switch (command.type) {
    case 'ReportSignal':
      return report(command, state);
    case 'AcknowledgeAlert':
      return acknowledge(command, state);
    case 'AssignAlert': {
      const { to } = command.data;
      if (openOr(state, command).assignedTo === to) return [];
      return [{ type: 'AlertAssigned', data: { ...handling(command), to } }];
    }
    case 'ReplyToAlert':
      return reply(command, state);
    case 'CloseAlert':
      return close(command, state);
    default:
      return never(command);
  }
}

function report({ data, meta }: ReportSignal, state: AlertState): AlertEvent[] {
  const { signal, account, finding, reason, basedOn, asOf } = data;
  if (!LOG_POSITION.test(basedOn))
    throw new InvalidValueError('log position', basedOn, 'must be a decimal number');
  plainDate(asOf);
  requireText('reason', finding === null ? reason : finding.reason);
  const about = { signal, account, basedOn, asOf, at: meta.at };
  if (state.status === 'quiet') return finding === null ? [] : [raised({ ...about, finding }, null)];
  if (!isNewer(about, state.basis)) return [];
  switch (state.status) {
    case 'open':
      if (finding === null) return [{ type: 'AlertResolved', data: { ...about, reason } }];
      if (sameContent(state.finding, finding)) return [];
      return [{ type: 'AlertUpdated', data: { ...about, finding } }];
    case 'closed':
      if (finding === null) return [{ type: 'AlertResolved', data: { ...about, reason } }];
      if (!changedMaterially(state.finding, finding)) return [];
      return [raised({ ...about, finding }, state.closedAt)];
    case 'resolved':
      return finding === null ? [] : [raised({ ...about, finding }, state.resolvedAt)];
    default:
      return never(state);
  }
}

/** The same trouble again soon after its end, or a new one. */
function raised(data: AlertChange, endedAt: Instant | null): AlertEvent {
  const relapsed = endedAt !== null && daysBetween(endedAt, data.at) <= REOPEN_WITHIN_DAYS;
  return { type: relapsed ? 'AlertReopened' : 'AlertRaised', data };
}

function acknowledge(command: AcknowledgeAlert, state: AlertState): AlertEvent[] {
  const until = plainDate(command.data.until);
  const { acknowledged } = openOr(state, command);
  const { by, at } = handling(command);
  if (acknowledged?.until === until && acknowledged.by === by) return [];
  const days = daysBetween(londonDate(at), until);
  if (days < 0) {
    const message = `The day ${until} is over: name one from today on.`;
    throw new RefusedError('AcknowledgementOver', message, { until });
  }
  if (days > MOST_ACKNOWLEDGED_DAYS) {
    throw new RefusedError(
      'AcknowledgementTooLong',
      `An alert can be put aside for ${MOST_ACKNOWLEDGED_DAYS} days at most, and until ${until} are ${days}: then it is looked at again.`,
      { until, days },
    );
  }
  return [{ type: 'AlertAcknowledged', data: { ...handling(command), until } }];
}

/** To one that is over too: what was found stands in reports. The same words again, by the same person, are one reply. */
function reply(command: ReplyToAlert, state: AlertState): AlertEvent[] {
  const text = freeText('reply', command.data.text);
  if (state.status === 'quiet') throw neverRaised(command);
  const { by } = handling(command);
  if (state.lastReply?.text === text && state.lastReply.by === by) return [];
  return [{ type: 'AlertRepliedTo', data: { ...handling(command), text } }];
}

function close(command: CloseAlert, state: AlertState): AlertEvent[] {
  const reason = freeText('reason', command.data.reason);
  if (state.status === 'closed' && state.reason === reason) return [];
  openOr(state, command);
  return [{ type: 'AlertClosed', data: { ...handling(command), reason } }];
}

function openOr(state: AlertState, command: AlertCommand): Extract<AlertState, { status: 'open' }> {
  if (state.status === 'open') return state;
  if (state.status === 'quiet') throw neverRaised(command);
  const { signal, account } = command.data;
  throw new RefusedError(
    'AlertNotOpen',
    `The alert ${signal} of ${accountName(account)} is ${state.status}: nothing about it is open to be dealt with.`,
    { signal, account: accountName(account), status: state.status },
  );
}

function neverRaised({ data: { signal, account } }: AlertCommand): RefusedError {
  const of = accountName(account);
  return new RefusedError('AlertNotRaised', `No alert ${signal} of ${of} was ever raised.`, { signal, of });
}

const handling = ({ data: { signal, account }, meta }: AlertCommand): AlertHandling => ({
  ...{ signal, account, by: meta.actor.id, at: meta.at },
});

/** First by position, which is 63-bit and so compared as bigint: neither as text nor as a number. Of the same facts, by day. */
function isNewer(basis: Basis, than: Basis): boolean {
  const [position, before] = [BigInt(basis.basedOn), BigInt(than.basedOn)];
  return position > before || (position === before && basis.asOf > than.asOf);
}

export const alertDecider: Decider<AlertState, AlertCommand, AlertEvent> = { initial, decide, evolve };
