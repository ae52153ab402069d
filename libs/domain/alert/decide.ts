import {
  InvalidValueError,
  code,
  daysBetween,
  financialYear,
  never,
  plainDate,
  requireText,
  sameContent,
  type Decider,
} from '#kernel';
import type { AlertCommand, ReportSignal } from './commands.js';
import type { AlertEvent, Basis } from './events.js';
import { evolve, initial, type AlertState } from './state.js';

/** A relapse this soon after the resolution is the same trouble. */
const REOPEN_WITHIN_DAYS = 30;
const LOG_POSITION = /^\d{1,19}$/;

/**
 * One alert a stream. Only what is newer than the stream rests on, and says something else, is written. Nothing is
 * refused: a signal is a finding, and a late one is stale and not wrong.
 */
export function decide(command: AlertCommand, state: AlertState): AlertEvent[] {
  switch (command.type) {
    case 'ReportSignal':
      check(command.data);
      return report(command, state);
    default:
      return never(command.type);
  }
}

function report({ data, meta }: ReportSignal, state: AlertState): AlertEvent[] {
  const { signal, account, finding, reason, basedOn, asOf } = data;
  const basis = { basedOn, asOf };
  const about = { signal, account, ...basis, at: meta.at };
  switch (state.status) {
    case 'quiet':
      return finding === null ? [] : [{ type: 'AlertRaised', data: { ...about, finding } }];
    case 'open':
      if (!isNewer(basis, state.basis)) return [];
      if (finding === null) return [{ type: 'AlertResolved', data: { ...about, reason } }];
      if (sameContent(state.finding, finding)) return [];
      return [{ type: 'AlertUpdated', data: { ...about, finding } }];
    case 'resolved': {
      if (finding === null || !isNewer(basis, state.basis)) return [];
      const relapsed = daysBetween(state.resolvedAt, meta.at) <= REOPEN_WITHIN_DAYS;
      return [{ type: relapsed ? 'AlertReopened' : 'AlertRaised', data: { ...about, finding } }];
    }
    default:
      return never(state);
  }
}

/** First by position, which is 63-bit and so compared as bigint: neither as text nor as a number. Of the same facts, by day. */
function isNewer(basis: Basis, than: Basis): boolean {
  const [position, before] = [BigInt(basis.basedOn), BigInt(than.basedOn)];
  return position > before || (position === before && basis.asOf > than.asOf);
}

function check({ account, basedOn, asOf, finding, reason }: ReportSignal['data']): void {
  code('fund', account.fund);
  code('ICS code', account.ics);
  financialYear(account.year);
  if (!LOG_POSITION.test(basedOn))
    throw new InvalidValueError('log position', basedOn, 'must be a decimal number');
  plainDate(asOf);
  requireText('reason', finding === null ? reason : finding.reason);
}

export const alertDecider: Decider<AlertState, AlertCommand, AlertEvent> = { initial, decide, evolve };
