import type { AccountFacts, SystemYearFacts } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import { RingfenceError } from '#kernel';
import { factsHead, loadSystemYears, type Moment } from '#projections/facts';
import type { Runtime } from '../runtime.js';

/** An account among all that its system's year is made of, at one moment. */
export interface KnownAccount {
  readonly moment: Moment;
  readonly facts: SystemYearFacts;
  readonly mine: AccountFacts;
}

/** As it is known now. Throws UnknownAccount. */
export async function accountKnown(runtime: Runtime, account: AccountKey): Promise<KnownAccount> {
  await runtime.catchUp();
  const { fund, ics, year } = account;
  const moment = await factsHead(runtime.pool);
  const facts = (await loadSystemYears(runtime.pool, year, [ics], moment.position)).get(ics);
  const mine = facts?.accounts.get(fund);
  if (facts === undefined || mine === undefined)
    throw new RingfenceError('UnknownAccount', `${ics} has no ${fund} account in ${year}`, { ...account });
  return { moment, facts, mine };
}
