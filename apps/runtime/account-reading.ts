import { findingsOf, positionsThroughYear } from '#domain/policies';
import { RingfenceError } from '#kernel';
import {
  baselinesKnown,
  findingRepliesKnown,
  interventionsKnown,
  loadSystemYears,
  returnsKnown,
  virementsKnown,
  type Moment,
} from '#projections/facts';
import { figuresAsOf } from '#projections/positions';
import type { AccountQuery, AccountReading } from '#reporting';
import type pg from 'pg';
import { answered } from './answered-findings.js';

/** All that is known of one account at a moment. Throws UnknownAccount. */
export async function readAccount(
  tx: pg.ClientBase,
  query: AccountQuery,
  moment: Moment,
): Promise<AccountReading> {
  const { fund, ics, year, through } = query;
  const at = moment.position;
  const facts = (await loadSystemYears(tx, year, [ics], at)).get(ics);
  if (!facts?.accounts.has(fund)) {
    throw new RingfenceError(
      'UnknownAccount',
      `${ics} has no ${fund} account in ${year} as known at position ${at}`,
      {
        ...{ fund, ics, year },
      },
    );
  }
  const positionsThrough = positionsThroughYear(facts, fund).filter(
    (position) => position.through <= through,
  );
  const returns = await returnsKnown(tx, query, at);
  const virements = await virementsKnown(tx, query, at);
  return {
    figuresAsOf: figuresAsOf(moment),
    position: positionsThrough.at(-1)!,
    positionsThrough,
    findings: answered(ics, findingsOf(facts, fund, through), await findingRepliesKnown(tx, query, at)),
    returns: returns.filter(({ period }) => period <= through),
    virements: virements.filter(({ period }) => period <= through),
    interventions: await interventionsKnown(tx, ics, at),
    baselines: await baselinesKnown(tx, query, at),
  };
}
