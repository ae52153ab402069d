import type { ReturnKey } from '#domain/spend-return';
import type { Operation, Person } from '#identity';
import { RingfenceError, type CommandMeta } from '#kernel';
import { abolishedOn, demandLivingBody, successionsOf } from '#domain/policies';
import { factsHead, organisationsKnown, successionsKnown } from '#projections/facts';
import { actorOf, demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';

/** Who reads what is open to everybody. */
export const NOBODY: Person = { id: '', posts: [] };

/** Throws SystemNotFound; NotAllowed unless the person may do this for the system; BodyAbolished for a month that it did not live to see. */
export async function demandReturn(
  runtime: Runtime,
  person: Person,
  operation: Operation | null,
  key: ReturnKey,
): Promise<void> {
  const { ics } = key;
  await runtime.catchUp();
  const { position } = await factsHead(runtime.pool);
  const organisations = await organisationsKnown(runtime.pool, position);
  if (!organisations.has(ics))
    throw new RingfenceError('SystemNotFound', `no system ${ics.slice(0, 20)} is registered`, { ics });
  if (operation === null) return;
  await demandRight(runtime, person, operation, ics);
  // The decider refuses a submission of its own; here nobody begins a draft of a month that is not owed.
  const successions = successionsOf(await successionsKnown(runtime.pool, position));
  demandLivingBody(key, abolishedOn(ics, successions));
}

/** The meta of a command that a page or a request asks for. */
export const metaBy = (
  { clock }: Runtime,
  person: Person,
  commandId: string,
  correlationId: string,
): CommandMeta => ({
  ...{ commandId, actor: actorOf(person), at: clock(), correlationId, causationId: correlationId },
});
