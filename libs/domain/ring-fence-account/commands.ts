import type { DomainCommand } from '#kernel';
import type {
  AccountClosed,
  AllocationEntry,
  AllocationTransferred,
  CarryForwardApproved,
  PlanPhased,
  VirementMade,
} from './events.js';

// Each command asks for what its event says; the decider answers with that event, nothing, or a refusal.
export type AwardAllocation = DomainCommand<'AwardAllocation', AllocationEntry>;
export type AdjustAllocation = DomainCommand<'AdjustAllocation', AllocationEntry>;
export type TransferAllocation = DomainCommand<'TransferAllocation', AllocationTransferred['data']>;
export type BringInCarryForward = DomainCommand<'BringInCarryForward', AllocationEntry>;
export type MakeVirement = DomainCommand<'MakeVirement', VirementMade['data']>;
export type ApproveCarryForward = DomainCommand<'ApproveCarryForward', CarryForwardApproved['data']>;
export type PhasePlan = DomainCommand<'PhasePlan', PlanPhased['data']>;
export type CloseAccount = DomainCommand<'CloseAccount', AccountClosed['data']>;

export type RingFenceAccountCommand =
  | AwardAllocation
  | AdjustAllocation
  | TransferAllocation
  | BringInCarryForward
  | MakeVirement
  | ApproveCarryForward
  | PhasePlan
  | CloseAccount;
