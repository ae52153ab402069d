import { predecessorsNearestFirst } from '#domain/policies';
import { demand, POSTS, type Operation, type Person } from '#identity';
import { RingfenceError, type Actor } from '#kernel';
import { factsHead, successionsKnown } from '#projections/facts';
import type { Runtime } from './runtime.js';

/** Until there are doors, whoever reaches this machine's loopback and names nobody is one and the same person, who holds every post. */
export const ANYBODY: Person = { id: 'api', posts: POSTS.map((post) => ({ post, ics: null })) };

/** What events say of who asked. */
export const actorOf = ({ id }: Person): Actor => ({ id, role: 'submitter' });

/** The person of this id; `ANYBODY` where none is named. Throws UnknownPerson. */
export async function personActing({ posts }: Runtime, id: string | undefined): Promise<Person> {
  if (id === undefined) return ANYBODY;
  const person = await posts.find(id);
  if (person === null)
    throw new RingfenceError('UnknownPerson', `nobody is known by the id ${id.slice(0, 60)}`);
  return person;
}

/** Throws NotAllowed unless the person may do this for the system, or for one whose work theirs took over. */
export async function demandRight(
  { pool }: Runtime,
  person: Person,
  operation: Operation,
  ics: string | null,
): Promise<void> {
  const successions = await successionsKnown(pool, (await factsHead(pool)).position);
  demand(person, operation, ics, (held) => predecessorsNearestFirst(held, successions));
}
