/** What somebody is there for; the people of design and of the rights table. */
export const POSTS = [
  'finance_lead',
  'director_of_finance',
  'inequalities_lead',
  'oversight_analyst',
  'auditor',
] as const;
export type Post = (typeof POSTS)[number];

/** Posts that are held for one system each; the others are held for all. */
const OF_A_SYSTEM: readonly Post[] = ['finance_lead', 'director_of_finance', 'inequalities_lead'];
export const isOfSystem = (post: Post): boolean => OF_A_SYSTEM.includes(post);

export interface HeldPost {
  readonly post: Post;
  /** ODS code of the system that it is held for; null for all of them. */
  readonly ics: string | null;
}

/** Somebody known by an opaque id; the name stands in the workspace, from which it can be deleted. */
export interface Person {
  readonly id: string;
  readonly posts: readonly HeldPost[];
}
