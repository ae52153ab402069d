import {
  InvalidValueError,
  code,
  daysBetween,
  financialYear,
  never,
  requireText,
  sameContent,
  type Decider,
} from '#kernel';
import type { AlertCommand, ReportSignal } from './commands.js';
import type { AlertEvent } from './events.js';
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
  const { signal, account, finding, reason, basedOn } = data;
  const about = { signal, account, basedOn, at: meta.at };
  switch (state.status) {
    case 'quiet':
      return finding === null ? [] : [{ type: 'AlertRaised', data: { ...about, finding } }];
    case 'open':
      if (!isNewer(basedOn, state.basedOn)) return [];
      if (finding === null) return [{ type: 'AlertResolved', data: { ...about, reason } }];
      if (sameContent(state.finding, finding)) return [];
      return [{ type: 'AlertUpdated', data: { ...about, finding } }];
    case 'resolved': {
      if (finding === null || !isNewer(basedOn, state.basedOn)) return [];
      const relapsed = daysBetween(state.resolvedAt, meta.at) <= REOPEN_WITHIN_DAYS;
      return [{ type: relapsed ? 'AlertReopened' : 'AlertRaised', data: { ...about, finding } }];
    }
    default:
      return never(state);
  }
}

/** Positions are 63-bit, so they are compared as bigint: neither as text nor as numbers. */
const isNewer = (position: string, than: string): boolean => BigInt(position) > BigInt(than);

function check({ account, basedOn, finding, reason }: ReportSignal['data']): void {
  code('fund', account.fund);
  code('ICS code', account.ics);
  financialYear(account.year);
  if (!LOG_POSITION.test(basedOn))
    throw new InvalidValueError('log position', basedOn, 'must be a decimal number');
  requireText('reason', finding === null ? reason : finding.reason);
}

export const alertDecider: Decider<AlertState, AlertCommand, AlertEvent> = { initial, decide, evolve };
