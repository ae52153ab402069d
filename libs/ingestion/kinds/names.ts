/** The files that this version takes, in the order in which a folder of them is loaded: each may rest on those before it. */
export const KINDS = [
  'organisations',
  'successions',
  'funds',
  'calendar',
  'allocations',
  'plans',
  'baselines',
  'interventions',
  // A return is held against the virements of its month.
  'virements',
  'returns',
  'sign-offs',
  'carry-forwards',
  'year-ends',
] as const;

export type Kind = (typeof KINDS)[number];

/** Promised by the file contract, and not taken by this version: said, never silently ignored. */
export const LATER_KINDS = ['framework', 'observations', 'commitments', 'self-assessments'] as const;

const NAMES: ReadonlySet<string> = new Set(KINDS);

export function isKind(text: string): text is Kind {
  return NAMES.has(text);
}
