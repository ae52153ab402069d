import { abolishedOn, predecessorsNearestFirst, successionsOf } from '#domain/policies';
import { demand, may, POSTS, withStandingPosts, type Operation, type Person } from '#identity';
import { londonDate, NOBODY_NAMED, RingfenceError, type Actor } from '#kernel';
import { factsHead, successionsKnown } from '#projections/facts';
import type { Runtime } from './runtime.js';

/** Until there are doors, whoever reaches this machine's loopback and names nobody is one and the same person, who holds every post. */
export const ANYBODY: Person = { id: NOBODY_NAMED, posts: POSTS.map((post) => ({ post, ics: null })) };

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
  runtime: Runtime,
  person: Person,
  operation: Operation,
  ics: string | null,
): Promise<void> {
  const { standing, predecessorsOf } = await asTheMapIs(runtime, person);
  demand(standing, operation, ics, predecessorsOf);
}

/** The same as a question. */
export async function mayDo(
  runtime: Runtime,
  person: Person,
  operation: Operation,
  ics: string,
): Promise<boolean> {
  const { standing, predecessorsOf } = await asTheMapIs(runtime, person);
  return may(standing, operation, ics, predecessorsOf);
}

/** A person's posts as today's map lets them stand, and whose work each system took over. */
async function asTheMapIs({ pool, clock }: Runtime, person: Person) {
  const edges = await successionsKnown(pool, (await factsHead(pool)).position);
  const successions = successionsOf(edges);
  return {
    standing: withStandingPosts(person, (ics) => abolishedOn(ics, successions), londonDate(clock())),
    predecessorsOf: (held: string) => predecessorsNearestFirst(held, edges),
  };
}
