import type { ProposedSuccession } from '#domain/organisation-change';
import { RefusedError, type Actor, type CommandMeta } from '#kernel';
import { factsHead, organisationChangesKnown, type StandingChange } from '#projections/facts';
import { v5 } from 'uuid';
import type { Runtime } from '../runtime.js';

/** Frozen: the ids of the commands that follow from a confirmed change derive from it. */
const FOLLOWING_COMMANDS = '5b1d6a0c-2f3e-5c47-9a7d-7c0e4d1b8f20';

/**
 * Does all that a confirmed change says and is not done: the succession of each predecessor in its own stream, then the transfers that
 * were ordered. Every command has an id of its own from the change, so a crash half way is made good by doing it again.
 */
export async function carryOut(runtime: Runtime, state: StandingChange): Promise<void> {
  if (state.status !== 'confirmed') return;
  const { proposal, orders } = state;
  const { application } = runtime;
  for (const { predecessor, successors } of proposal.predecessors) {
    await application.execute({
      type: 'SucceedOrganisation',
      data: { predecessor, effectiveOn: proposal.effectiveOn, successors },
      meta: following(runtime, proposal, `succeed ${predecessor}`, state.confirmedBy),
    });
  }
  for (const [nth, { transfers, orderedBy }] of orders.entries()) {
    for (const [at, { account, toIcs, amountPence }] of transfers.entries()) {
      await application.execute({
        type: 'TransferAllocation',
        data: {
          ...{ account, toIcs, amountPence, effectiveOn: proposal.effectiveOn },
          source: `What was left when ${account.ics} was succeeded: ${proposal.reason}`,
          ...{ recurrent: null, reference: null },
        },
        // The order was decided on an open account: a close since does not leave the pair half done.
        meta: following(runtime, proposal, `transfer ${nth} ${at}`, orderedBy, 'system'),
      });
    }
  }
}

/** What a crash left of changes that were confirmed. One that an operator's file has overtaken is told and stays as it is. */
export async function finishConfirmedChanges(runtime: Runtime): Promise<void> {
  const { position } = await factsHead(runtime.pool);
  for (const state of await organisationChangesKnown(runtime.pool, position)) {
    try {
      await carryOut(runtime, state);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      runtime.logger.error(
        { change: state.proposal.change, code: error.code, sentence: error.message },
        'a confirmed change cannot be carried out',
      );
    }
  }
}

function following(
  runtime: Runtime,
  { change }: ProposedSuccession,
  what: string,
  by: string,
  role: Actor['role'] = 'submitter',
): CommandMeta {
  return {
    ...{ commandId: v5(`${change} ${what}`, FOLLOWING_COMMANDS), actor: { id: by, role } },
    ...{ at: runtime.clock(), correlationId: change, causationId: change },
  };
}
