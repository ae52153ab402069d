import { never } from '#kernel';
import type { BaselineDeclared, BaselineEvent } from './events.js';

export type BaselineState =
  | { readonly status: 'undeclared' }
  | { readonly status: 'declared'; readonly declared: BaselineDeclared['data'] };

export const initial: BaselineState = { status: 'undeclared' };

/** The state after one more event. */
export function evolve(_state: BaselineState, event: BaselineEvent): BaselineState {
  switch (event.type) {
    case 'BaselineDeclared':
      return { status: 'declared', declared: event.data };
    default:
      return never(event.type);
  }
}
