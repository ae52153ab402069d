import type { DomainCommand } from '#kernel';
import type { AlertKey, Finding } from './events.js';

/**
 * What the signal says now: a finding, or null when it is quiet (`reason` then says why it cleared). Older than what the
 * stream already rests on, it is ignored.
 */
export type ReportSignal = DomainCommand<
  'ReportSignal',
  AlertKey & { readonly finding: Finding | null; readonly reason: string; readonly basedOn: string }
>;
export type AlertCommand = ReportSignal;
