// Stored names are a public contract: FindingRepliedTo.v1.
import type { DomainEvent, Instant } from '#kernel';
import type { AccountKey } from '../ring-fence-account/events.js';
import { accountName } from '../ring-fence-account/events.js';

/**
 * What is replied to: the finding of this rule against this pressure, programme or circumstance in the account. Its amount moves from
 * month to month and from version to version, and the reply stands beside whatever it comes to.
 */
export interface FindingKey {
  readonly account: AccountKey;
  readonly finding: { readonly ruleId: string; readonly by: string };
}

/** `by` is the opaque id of who replied. */
export type FindingRepliedTo = DomainEvent<
  'FindingRepliedTo',
  FindingKey & { readonly text: string; readonly by: string; readonly at: Instant }
>;
export type FindingReplyEvent = FindingRepliedTo;

export const findingReplyStream = ({ account, finding }: FindingKey): string =>
  `findingReply-${accountName(account)}:${finding.ruleId}:${finding.by}`;
