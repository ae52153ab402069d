import type { Person } from './person.js';

/**
 * The person with the posts that still stand: one held for a body that is no more ends with it, on its last day, and whoever took the
 * work over does the rest of it by posts of the successor.
 * @param abolishedOn the day from which a system is no more, null while it lives
 * @param today in England
 */
export function withStandingPosts(
  person: Person,
  abolishedOn: (ics: string) => string | null,
  today: string,
): Person {
  const stands = (ics: string): boolean => {
    const end = abolishedOn(ics);
    return end === null || today < end;
  };
  return { ...person, posts: person.posts.filter(({ ics }) => ics === null || stands(ics)) };
}
