import type { AccountFacts, SystemYearFacts } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import { RingfenceError } from '#kernel';
import { loadSystemYears, momentKnownAt, parseKnownAt, type Moment } from '#projections/facts';
import type { Runtime } from '../runtime.js';

/** An account among all that its system's year is made of, at one moment. */
export interface KnownAccount {
  readonly moment: Moment;
  readonly facts: SystemYearFacts;
  readonly mine: AccountFacts;
}

/** As it is known now, or was at another moment. Throws UnknownAccount and InvalidValue. */
export async function accountKnown(
  runtime: Runtime,
  account: AccountKey,
  knownAt?: string,
): Promise<KnownAccount> {
  await runtime.catchUp();
  const { fund, ics, year } = account;
  const moment = await momentKnownAt(runtime.pool, knownAt === undefined ? undefined : parseKnownAt(knownAt));
  const facts = (await loadSystemYears(runtime.pool, year, [ics], moment.position)).get(ics);
  const mine = facts?.accounts.get(fund);
  if (facts === undefined || mine === undefined)
    throw new RingfenceError('UnknownAccount', `${ics} has no ${fund} account in ${year}`, { ...account });
  return { moment, facts, mine };
}
