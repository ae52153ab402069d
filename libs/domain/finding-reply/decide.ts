import { InvalidValueError, code, financialYear, lastCode, never, type Decider } from '#kernel';
import { freeText } from '../policies/free-text.js';
import type { FindingReplyCommand } from './commands.js';
import { findingReplyStream, type FindingReplyEvent } from './events.js';
import { evolve, initial, type FindingReplyState } from './state.js';

/** The longest name that a stream may have. */
const MAX_STREAM_LENGTH = 200;

/**
 * Replies add up, and a finding may have several; the same words again, by the same person, are one. Whether the finding is there to be
 * replied to is asked before, of the figures.
 */
export function decide(command: FindingReplyCommand, state: FindingReplyState): FindingReplyEvent[] {
  switch (command.type) {
    case 'ReplyToFinding': {
      const { account, finding } = command.data;
      code('fund', account.fund);
      code('ICS code', account.ics);
      financialYear(account.year);
      code('rule', finding.ruleId);
      lastCode('what the finding is by', finding.by);
      if (findingReplyStream(command.data).length > MAX_STREAM_LENGTH)
        throw new InvalidValueError('finding', finding.by, 'is too long a name to be replied to');
      const text = freeText('reply', command.data.text);
      const { actor, at } = command.meta;
      if (state.status === 'answered' && state.last.text === text && state.last.by === actor.id) return [];
      return [{ type: 'FindingRepliedTo', data: { account, finding, text, by: actor.id, at } }];
    }
    default:
      return never(command.type);
  }
}

export const findingReplyDecider: Decider<FindingReplyState, FindingReplyCommand, FindingReplyEvent> = {
  ...{ initial, decide, evolve },
};
