import type { DomainCommand } from '#kernel';
import type { CarryForwardDeclined, CarryForwardGranted, CarryForwardRequested } from './events.js';

export type RequestCarryForward = DomainCommand<'RequestCarryForward', CarryForwardRequested['data']>;
export type GrantCarryForward = DomainCommand<'GrantCarryForward', CarryForwardGranted['data']>;
export type DeclineCarryForward = DomainCommand<'DeclineCarryForward', CarryForwardDeclined['data']>;

export type CarryForwardCommand = RequestCarryForward | GrantCarryForward | DeclineCarryForward;
