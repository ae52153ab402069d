import type { Period } from '#kernel';
import type { SystemYearFacts } from '../position/facts.js';

const WHOLE_YEAR: Period = 13;

/**
 * The period through which an account is watched: the whole year once it is closed, else the latest period with a counted return
 * or a virement; null when there is neither. No clock: what is late is another signal's matter.
 */
export function monitoredPeriod(facts: SystemYearFacts, fund: string): Period | null {
  const account = facts.accounts.get(fund);
  if (!account) return null;
  if (account.closed) return WHOLE_YEAR;
  const known = [...facts.returns, ...account.virements].map(({ period }) => period);
  return known.length === 0 ? null : Math.max(...known);
}
