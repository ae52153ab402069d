import { never } from '#kernel';
import type { FundDefinition, FundEvent } from './events.js';

export type FundState =
  { readonly status: 'undefined' } | { readonly status: 'defined'; readonly definition: FundDefinition };

export const initial: FundState = { status: 'undefined' };

/** The state after one more event. */
export function evolve(_state: FundState, event: FundEvent): FundState {
  switch (event.type) {
    case 'FundDefined':
    case 'FundRedefined':
      return { status: 'defined', definition: event.data };
    default:
      return never(event);
  }
}
