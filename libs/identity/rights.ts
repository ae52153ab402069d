import { RingfenceError } from '#kernel';
import type { Person, Post } from './person.js';

/** The one table: each operation, and the posts that may do it for the systems they are held for. */
export const RIGHTS = {
  'return.draft': ['finance_lead'],
  'mapping.keep': ['finance_lead'],
  'return.read_draft': ['finance_lead', 'director_of_finance'],
  'return.submit': ['finance_lead'],
  'return.sign_off': ['director_of_finance'],
  'return.reopen': ['finance_lead', 'director_of_finance', 'oversight_analyst'],
  'return.send_back': ['oversight_analyst'],
  'money.enter': ['finance_lead', 'oversight_analyst'],
  'intervention.register': ['inequalities_lead'],
  'register.keep': ['oversight_analyst'],
  'carry_forward.request': ['finance_lead', 'director_of_finance'],
  'carry_forward.approve': ['oversight_analyst'],
  'year.close': ['oversight_analyst'],
  'calendar.set': ['oversight_analyst'],
  'succession.propose': ['oversight_analyst'],
  'succession.confirm': ['oversight_analyst'],
  'alert.handle': ['oversight_analyst'],
  'alert.reply': ['finance_lead', 'director_of_finance', 'inequalities_lead'],
  'report.issue': ['oversight_analyst'],
} as const satisfies Readonly<Record<string, readonly Post[]>>;
export type Operation = keyof typeof RIGHTS;

/**
 * May the person do this for the system? A post held for one system counts for it and for those whose work it took over
 * (`predecessors` of each system, as the register knows them at the time); one held for all counts everywhere. `ics` null asks about
 * what belongs to no one system.
 */
export function may(
  person: Person,
  operation: Operation,
  ics: string | null,
  predecessorsOf: (ics: string) => readonly string[] = () => [],
): boolean {
  const posts: readonly Post[] = RIGHTS[operation];
  return person.posts.some(
    (held) =>
      posts.includes(held.post) &&
      (held.ics === null || (ics !== null && (held.ics === ics || predecessorsOf(held.ics).includes(ics)))),
  );
}

/** Throws NotAllowed, in words that say what would be needed. */
export function demand(
  person: Person,
  operation: Operation,
  ics: string | null,
  predecessorsOf?: (ics: string) => readonly string[],
): void {
  if (may(person, operation, ics, predecessorsOf)) return;
  const posts = RIGHTS[operation].map((post) => post.replaceAll('_', ' ')).join(' or ');
  throw new RingfenceError(
    'NotAllowed',
    ics === null ? `this is for ${aOrAn(posts)}` : `this is for ${aOrAn(posts)} of ${ics}`,
    { operation, ics },
  );
}

const aOrAn = (posts: string): string => `${/^[aeiou]/.test(posts) ? 'an' : 'a'} ${posts}`;
