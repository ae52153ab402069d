import type { FindingRepliedTo, FindingReplyEvent } from '#domain/finding-reply';
import { z } from 'zod';
import type { StreamEntries } from '../entry.js';
import { account, code, instant, shaped, text } from '../shapes.js';

const repliedTo = shaped<FindingRepliedTo['data']>(
  z.strictObject({
    ...{ account, text, by: code, at: instant },
    finding: z.strictObject({ ruleId: code, by: code }),
  }),
);

export const findingReplyEntries: StreamEntries<FindingReplyEvent> = {
  current: { FindingRepliedTo: { name: 'FindingRepliedTo.v1', category: 'findingReply', shape: repliedTo } },
  former: [],
};
