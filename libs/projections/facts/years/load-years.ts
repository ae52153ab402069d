import type { SystemYearFacts } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import type { FinancialYear } from '#kernel';
import type { Db } from '../as-of.js';
import { accountRows, accountsAt, baselinesAt } from './account-rows.js';
import { fundsAt, interventionsAt, registerRows } from './register-rows.js';
import { returnRows, returnsAt } from './return-rows.js';
import type { Asked, Span } from './span.js';

/** Facts of systems and a year at any moment of a span, read once. */
export interface YearsLoaded {
  /** Keyed by ODS code, those with an account then, in the order of codes. The moment lies in the span. */
  at(moment: LogPosition): Map<string, SystemYearFacts>;
  /** The same of one system; null where it has no account then. */
  systemAt(ics: string, moment: LogPosition): SystemYearFacts | null;
  /** Of a system that was asked for by name, be it without an account. */
  evenWithout(ics: string, moment: LogPosition): SystemYearFacts;
}

/**
 * All that positions of these systems and year are a function of, at every moment of the span: one set of queries whatever the number
 * of systems and moments. `systems` null means every system with an account in the year.
 */
export async function loadYears(
  db: Db,
  year: FinancialYear,
  systems: readonly string[] | null,
  span: Span,
): Promise<YearsLoaded> {
  const having = await systemsHavingAccounts(db, year, systems, span.to);
  return loadThese({ db, year, systems: [...new Set([...having, ...(systems ?? [])])].sort(), span });
}

/** Those of these systems that have an account in the year, as known then; of all systems for null. In the order of codes. */
export async function systemsHavingAccounts(
  db: Db,
  year: FinancialYear,
  systems: readonly string[] | null,
  at: LogPosition,
): Promise<string[]> {
  const { rows } = await db.query<{ ics: string }>(
    `SELECT DISTINCT ics FROM facts.accounts WHERE year = $1 AND known_from <= $2 AND ($3::text[] IS NULL OR ics = ANY($3))`,
    [year, at.toString(), systems],
  );
  return rows.map(({ ics }) => ics).sort();
}

/** `loadYears` of systems that are known, in the order of codes. */
export async function loadThese(asked: Asked): Promise<YearsLoaded> {
  const { year, systems: wanted } = asked;
  const accounts = await accountRows(asked);
  const returns = await returnRows(asked);
  const register = await registerRows(asked);

  /** What is the same for every system is made once a moment. */
  const factsOf = (moment: LogPosition): ((ics: string) => SystemYearFacts) => {
    const funds = fundsAt(register, moment);
    const interventionsOf = interventionsAt(register, moment);
    return (ics) => ({
      ...{ ics, year, funds, accounts: accountsAt(accounts, ics, moment) },
      ...{ returns: returnsAt(returns, ics, moment), interventions: interventionsOf(ics) },
      baselines: baselinesAt(accounts, ics, moment),
    });
  };
  const withAccounts = (facts: SystemYearFacts): SystemYearFacts | null =>
    facts.accounts.size === 0 ? null : facts;
  return {
    at(moment) {
      const of = factsOf(moment);
      return new Map(
        wanted.flatMap((ics) => ((facts) => (facts ? [[ics, facts]] : []))(withAccounts(of(ics)))),
      );
    },
    systemAt: (ics, moment) => withAccounts(factsOf(moment)(ics)),
    evenWithout: (ics, moment) => factsOf(moment)(ics),
  };
}
