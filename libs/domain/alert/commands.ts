import type { DomainCommand } from '#kernel';
import type { AlertKey, Basis, Finding } from './events.js';

/**
 * What the signal says of these facts on this day: a finding, or null when it is quiet (`reason` then says why it cleared). No newer
 * than what the stream rests on already, it is ignored.
 */
export type ReportSignal = DomainCommand<
  'ReportSignal',
  AlertKey & Basis & { readonly finding: Finding | null; readonly reason: string }
>;
export type AlertCommand = ReportSignal;
