import { organisationDecider, type OrganisationState, type SucceedOrganisation } from '#domain/organisation';
import type { ProposedSuccession } from '#domain/organisation-change';
import { RefusedError, type CommandMeta } from '#kernel';
import { factsHead, organisationsKnown } from '#projections/facts';
import type { Runtime } from '../runtime.js';

/** Every body is registered, and each succession would be taken: asked before anything is written. */
export async function checkRegister(
  { application, pool }: Runtime,
  asked: Omit<ProposedSuccession, 'change'>,
): Promise<void> {
  const register = await organisationsKnown(pool, (await factsHead(pool)).position);
  const named = asked.predecessors.flatMap(({ predecessor, successors }) => [
    predecessor,
    ...successors.map(({ icsCode }) => icsCode),
  ]);
  const unknown = [...new Set(named)].filter((ics) => !register.has(ics));
  if (unknown.length > 0) {
    throw new RefusedError(
      'OrganisationNotRegistered',
      `Register ${unknown.join(', ')} before a change names ${unknown.length === 1 ? 'it' : 'them'}.`,
      { unknown },
    );
  }
  for (const { predecessor, successors } of asked.predecessors) {
    const data = { predecessor, effectiveOn: asked.effectiveOn, successors };
    const command: SucceedOrganisation = { type: 'SucceedOrganisation', data, meta: NO_META };
    organisationDecider.decide(command, (await application.stateFor(command)) as OrganisationState);
  }
}

/** Asks what would be decided; never sent. */
const NO_META: CommandMeta = {
  ...{ commandId: '', actor: { id: '', role: 'system' }, at: '', correlationId: '', causationId: '' },
};
