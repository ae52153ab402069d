import type { DomainCommand } from '#kernel';
import type { FindingKey } from './events.js';

/** What the system says of a finding, to be printed beside it. */
export type ReplyToFinding = DomainCommand<'ReplyToFinding', FindingKey & { readonly text: string }>;
export type FindingReplyCommand = ReplyToFinding;
