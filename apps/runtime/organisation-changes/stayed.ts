import { positionOf, stayedAfter } from '#domain/policies';
import { accountName, type AccountKey } from '#domain/ring-fence-account';
import { pence, type Pence, type Period } from '#kernel';
import { accountsKnown, loadSystemYears, type StandingChange } from '#projections/facts';
import type { Runtime } from '../runtime.js';

const WHOLE_YEAR: Period = 13;

/**
 * By account, what earlier orders of a change left with bodies that go on. It is told by the figures that each order rests on, as they
 * were known then, so that a later look at them moves nothing twice.
 */
export async function stayedOf(
  pool: Runtime['pool'],
  state: StandingChange,
  accounts: readonly AccountKey[],
): Promise<Map<string, Pence>> {
  const stayed = new Map<string, Pence>();
  if (state.status !== 'confirmed') return stayed;
  const goingOn = new Set(
    state.proposal.predecessors
      .filter(({ predecessor, successors }) => successors.some(({ icsCode }) => icsCode === predecessor))
      .map(({ predecessor }) => predecessor),
  );
  const theirs = accounts.filter(({ ics }) => goingOn.has(ics));
  if (theirs.length === 0) return stayed;
  for (const { basedOn, transfers } of state.orders) {
    const left = await leftThen(pool, theirs, BigInt(basedOn));
    for (const account of theirs) {
      const name = accountName(account);
      const before = stayed.get(name) ?? pence(0);
      stayed.set(name, stayedAfter(account, before, left.get(name) ?? pence(0), transfers));
    }
  }
  return stayed;
}

/** What was left of those of the accounts that existed then, as it was known then. */
async function leftThen(
  pool: Runtime['pool'],
  accounts: readonly AccountKey[],
  at: bigint,
): Promise<Map<string, Pence>> {
  const known = new Set((await accountsKnown(pool, at)).map(accountName));
  const existed = accounts.filter((key) => known.has(accountName(key)));
  const left = new Map<string, Pence>();
  for (const year of new Set(existed.map((key) => key.year))) {
    const ofYear = existed.filter((key) => key.year === year);
    const loaded = await loadSystemYears(pool, year, [...new Set(ofYear.map(({ ics }) => ics))], at);
    for (const key of ofYear) {
      left.set(accountName(key), positionOf(loaded.get(key.ics)!, key.fund, WHOLE_YEAR).uncommitted);
    }
  }
  return left;
}
