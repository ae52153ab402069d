import { positionOf, predecessorsNearestFirst } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import type { LogPosition } from '#event-store/port';
import type { Period } from '#kernel';
import type { Db } from '../facts/as-of.js';
import type { FactEvent } from '../facts/event-queries.js';
import { accountsKnown, successionsKnown } from '../facts/register-queries.js';
import { loadYears, type YearsLoaded } from '../facts/years/load-years.js';
import { bearsOnAccount } from './trail.js';

export interface EffectQuery {
  readonly through: Period;
  /** Of these accounts alone. */
  readonly fund?: string;
  readonly ics?: string;
  readonly year?: string;
}

/** What one event did to confirmed leakage, in the accounts that were asked about. */
export interface LeakageEffect {
  /** Accounts that it bears on. */
  readonly accounts: number;
  readonly effectPence: number;
}

/** The effect of each event on L, by its position: the accounts right after it less the same right before it. In log order or not. */
export async function leakageEffects(
  db: Db,
  query: EffectQuery,
  events: readonly FactEvent[],
): Promise<Map<LogPosition, LeakageEffect>> {
  const effects = new Map(events.map(({ position }) => [position, { accounts: 0, effectPence: 0 }]));
  const bearing = events.filter(({ bears }) => bears !== 'nothing');
  if (bearing.length === 0) return effects;
  const at = bearing.map(({ position }) => position);
  const [first, last] = [at.reduce((a, b) => (a < b ? a : b)), at.reduce((a, b) => (a > b ? a : b))];
  const successions = await successionsKnown(db, last);
  const accounts = (await accountsKnown(db, last)).filter((account) => isAsked(account, query));
  for (const year of new Set(accounts.map((account) => account.year))) {
    const pairs = accounts
      .filter((account) => account.year === year)
      .flatMap((account) => {
        const heard = new Set([account.ics, ...predecessorsNearestFirst(account.ics, successions)]);
        return bearing
          .filter((event) => bearsOnAccount(event, account, heard))
          .map((event) => ({ account, event }));
      });
    if (pairs.length === 0) continue;
    const systems = [...new Set(pairs.map(({ account }) => account.ics))];
    const loaded = await loadYears(db, year, systems, { from: first - 1n, to: last });
    const leakageAt = memorised(loaded, query.through);
    for (const { account, event } of pairs) {
      const effect = effects.get(event.position)!;
      effect.accounts += 1;
      effect.effectPence += leakageAt(account, event.position) - leakageAt(account, event.position - 1n);
    }
  }
  return effects;
}

const isAsked = (account: AccountKey, asked: EffectQuery): boolean =>
  [asked.fund ?? account.fund, asked.ics ?? account.ics, asked.year ?? account.year].join() ===
  [account.fund, account.ics, account.year].join();

/** L of an account then; 0 before it exists. The state before an event is often the one after another. */
function memorised(loaded: YearsLoaded, through: Period): (account: AccountKey, at: LogPosition) => number {
  const known = new Map<string, number>();
  return ({ fund, ics }, at) => {
    const key = `${fund}:${ics}:${at}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const facts = loaded.systemAt(ics, at);
    const leakage =
      facts?.accounts.has(fund) && facts.funds.has(fund)
        ? positionOf(facts, fund, through).confirmedLeakage
        : 0;
    known.set(key, leakage);
    return leakage;
  };
}
