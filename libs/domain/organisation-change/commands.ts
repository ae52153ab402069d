import type { DomainCommand } from '#kernel';
import type {
  SuccessionConfirmed,
  SuccessionProposed,
  SuccessionTransfersOrdered,
  SuccessionWithdrawn,
} from './events.js';

export type ProposeSuccession = DomainCommand<'ProposeSuccession', SuccessionProposed['data']>;
export type ConfirmSuccession = DomainCommand<'ConfirmSuccession', SuccessionConfirmed['data']>;
export type WithdrawSuccession = DomainCommand<'WithdrawSuccession', SuccessionWithdrawn['data']>;
export type OrderSuccessionTransfers = DomainCommand<
  'OrderSuccessionTransfers',
  SuccessionTransfersOrdered['data']
>;

export type OrganisationChangeCommand =
  ProposeSuccession | ConfirmSuccession | WithdrawSuccession | OrderSuccessionTransfers;
