import type { FindingReplyEvent } from '#domain/finding-reply';
import type { Collectors } from './collectors.js';

/** Makes no account due: words make no figure another. */
export const findingReplyFacts: Collectors<FindingReplyEvent> = {
  FindingRepliedTo(batch, { data }, { known_from }) {
    const { account, finding, text, by, at } = data;
    batch.add('finding_replies', {
      ...{ ...account, rule_id: finding.ruleId, found_by: finding.by, known_from },
      ...{ said: text, said_by: by, said_at: at },
    });
  },
};
