import { pence, sumPence, type Pence, type Period } from '#kernel';
import { CORE } from '../../spend-return/events.js';
import { positionOf } from '../position/compute.js';
import type { AccountFacts, CountedReturn, SystemYearFacts } from '../position/facts.js';
import { IDENTITY_PARTS, type Position } from '../position/position.js';

/** What a return would do to one account: the position as it stands, as it would be, and the difference in pence by word. */
export interface Preview {
  readonly fund: string;
  /** Null: the account would begin with this return. */
  readonly before: Position | null;
  readonly after: Position;
  readonly difference: Readonly<Record<PreviewWord, Pence>>;
}

const WORDS = ['allocation', 'overspend', ...IDENTITY_PARTS, 'confirmedLeakage', 'potentialLeakage'] as const;
export type PreviewWord = (typeof WORDS)[number];

const NO_ENTRIES: AccountFacts = {
  ...{ allocations: [], virements: [], carryForwardApprovedPence: sumPence([]), closed: false },
};

/** The facts with this return in place of the one that counts for its period, and the accounts that its lines would begin. */
export function withReturn(facts: SystemYearFacts, draft: CountedReturn): SystemYearFacts {
  const accounts = new Map(facts.accounts);
  for (const { chargedTo } of draft.sums)
    if (chargedTo !== CORE && !accounts.has(chargedTo)) accounts.set(chargedTo, NO_ENTRIES);
  const returns = [...facts.returns.filter(({ period }) => period !== draft.period), draft];
  return { ...facts, accounts, returns: returns.sort((a, b) => a.period - b.period) };
}

/**
 * The effect of a return before it is submitted, on every account of the system and year: exact, since it is the same policy on the same
 * facts. Accounts that it does not charge are there too: core spend moves what is substituted.
 */
export function previewOf(facts: SystemYearFacts, draft: CountedReturn, through: Period): Preview[] {
  const then = withReturn(facts, draft);
  return [...then.accounts.keys()].sort().map((fund) => {
    const before = facts.accounts.has(fund) ? positionOf(facts, fund, through) : null;
    const after = positionOf(then, fund, through);
    const effects = WORDS.map((word) => [word, pence(after[word] - (before?.[word] ?? 0))] as const);
    return { fund, before, after, difference: Object.fromEntries(effects) as Preview['difference'] };
  });
}

const WHOLE_YEAR: Period = 13;

/** As far as the year is reported, this return included; the whole year once an account is closed, as only then what lapses is told. */
export const previewThrough = (
  { accounts, returns }: SystemYearFacts,
  draft: Pick<CountedReturn, 'period'>,
): Period =>
  [...accounts.values()].some(({ closed }) => closed)
    ? WHOLE_YEAR
    : Math.max(draft.period, ...returns.map(({ period }) => period));
