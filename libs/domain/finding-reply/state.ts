import { never } from '#kernel';
import type { FindingReplyEvent } from './events.js';

export type FindingReplyState =
  | { readonly status: 'unanswered' }
  | { readonly status: 'answered'; readonly last: { readonly text: string; readonly by: string } };

export const initial: FindingReplyState = { status: 'unanswered' };

/** The state after one more event. */
export function evolve(_state: FindingReplyState, event: FindingReplyEvent): FindingReplyState {
  switch (event.type) {
    case 'FindingRepliedTo':
      return { status: 'answered', last: { text: event.data.text, by: event.data.by } };
    default:
      return never(event.type);
  }
}
