import { carryForwardStream, type CarryForwardState } from '#domain/carry-forward';
import type { AccountKey, ApproveCarryForward } from '#domain/ring-fence-account';
import { RefusedError } from '#kernel';
import { accountsWithUnbookedGrants } from '#projections/facts';
import { v5 } from 'uuid';
import type { Runtime } from '../runtime.js';
import { askedOf } from './standing.js';

/** Frozen: the ids of the approvals that follow from grants derive from it. */
const FOLLOWING_APPROVALS = '0f4c8f3e-6a0b-5d3c-8b57-2f0c9f6e41d7';

/** The approval that follows from the account's nth grant: its id is of the grant, so doing it again writes nothing. */
export function approvalOf(
  { clock }: Pick<Runtime, 'clock'>,
  { account, amountPence, approvedOn, grantedBy }: CarryForwardState['grants'][number],
  nth: number,
): ApproveCarryForward {
  const commandId = v5(`${carryForwardStream(account)} grant ${nth}`, FOLLOWING_APPROVALS);
  return {
    type: 'ApproveCarryForward',
    data: {
      ...{ account, amountPence, approvedOn, approvedBy: grantedBy },
      reference: `grant-${commandId}`,
    },
    meta: {
      ...{ commandId, actor: { id: grantedBy, role: 'submitter' }, at: clock() },
      ...{ correlationId: commandId, causationId: commandId },
    },
  };
}

/** Approves in the account's own stream whatever was granted and is not approved there yet. */
export async function bookGrants(runtime: Runtime, account: AccountKey): Promise<void> {
  const { state } = await askedOf(runtime, account);
  for (const [nth, grant] of state.grants.entries())
    await runtime.application.execute(approvalOf(runtime, grant, nth));
}

/** What a crash left of grants. One that the account's books cannot take is told and stays as it is. */
export async function finishGrants(runtime: Runtime): Promise<void> {
  for (const account of await accountsWithUnbookedGrants(runtime.pool)) {
    try {
      await bookGrants(runtime, account);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      runtime.logger.error(
        { ...account, code: error.code, sentence: error.message },
        'a grant of carry-forward cannot be approved in its account',
      );
    }
  }
}
