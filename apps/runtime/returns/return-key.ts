import type { ReturnKey } from '#domain/spend-return';
import { may, type Operation, type Person } from '#identity';
import { RingfenceError, type CommandMeta } from '#kernel';
import { predecessorsNearestFirst } from '#domain/policies';
import { factsHead, organisationsKnown, successionsKnown } from '#projections/facts';
import { actorOf, demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';

/** Throws SystemNotFound, and NotAllowed unless the person may do this for the system. */
export async function demandReturn(
  runtime: Runtime,
  person: Person,
  operation: Operation | null,
  { ics }: ReturnKey,
): Promise<void> {
  await runtime.catchUp();
  const organisations = await organisationsKnown(runtime.pool, (await factsHead(runtime.pool)).position);
  if (!organisations.has(ics))
    throw new RingfenceError('SystemNotFound', `no system ${ics.slice(0, 20)} is registered`, { ics });
  if (operation !== null) await demandRight(runtime, person, operation, ics);
}

/** The same as a question. */
export async function mayDo(
  { pool }: Runtime,
  person: Person,
  operation: Operation,
  ics: string,
): Promise<boolean> {
  const successions = await successionsKnown(pool, (await factsHead(pool)).position);
  return may(person, operation, ics, (held) => predecessorsNearestFirst(held, successions));
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
