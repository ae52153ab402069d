import { never } from '#kernel';
import type {
  CarryForwardDeclined,
  CarryForwardEvent,
  CarryForwardGranted,
  CarryForwardRequested,
} from './events.js';

type Request = CarryForwardRequested['data'];
type Grant = CarryForwardGranted['data'];

/** Every grant there ever was: approvals add up. */
interface Granted {
  readonly grants: readonly Grant[];
}

export type CarryForwardState =
  | ({ readonly status: 'unasked' } & Granted)
  | ({ readonly status: 'asked'; readonly request: Request } & Granted)
  | ({ readonly status: 'granted'; readonly request: Request; readonly grant: Grant } & Granted)
  | ({
      readonly status: 'declined';
      readonly request: Request;
      readonly decline: CarryForwardDeclined['data'];
    } & Granted);

export const initial: CarryForwardState = { status: 'unasked', grants: [] };

/** The state after one more event. */
export function evolve(state: CarryForwardState, event: CarryForwardEvent): CarryForwardState {
  const { grants } = state;
  if (event.type === 'CarryForwardRequested') return { status: 'asked', request: event.data, grants };
  // The decider lets a decision follow nothing but a request.
  if (state.status === 'unasked') return state;
  const { request } = state;
  switch (event.type) {
    case 'CarryForwardGranted':
      return { status: 'granted', request, grant: event.data, grants: [...grants, event.data] };
    case 'CarryForwardDeclined':
      return { status: 'declined', request, decline: event.data, grants };
    default:
      return never(event);
  }
}
