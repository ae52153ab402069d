import type { DomainCommand, PlainDate } from '#kernel';
import type { AlertKey, Basis, Finding } from './events.js';

/**
 * What the signal says of these facts on this day: a finding, or null when it is quiet (`reason` then says why it cleared). No newer
 * than what the stream rests on already, it is ignored.
 */
export type ReportSignal = DomainCommand<
  'ReportSignal',
  AlertKey & Basis & { readonly finding: Finding | null; readonly reason: string }
>;
/** By whoever asks, as are the others below. */
export type AcknowledgeAlert = DomainCommand<'AcknowledgeAlert', AlertKey & { readonly until: PlainDate }>;
export type AssignAlert = DomainCommand<'AssignAlert', AlertKey & { readonly to: string | null }>;
export type ReplyToAlert = DomainCommand<'ReplyToAlert', AlertKey & { readonly text: string }>;
export type CloseAlert = DomainCommand<'CloseAlert', AlertKey & { readonly reason: string }>;

export type AlertCommand = ReportSignal | AcknowledgeAlert | AssignAlert | ReplyToAlert | CloseAlert;
