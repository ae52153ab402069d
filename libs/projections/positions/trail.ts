import {
  positionOf,
  predecessorsNearestFirst,
  type Position,
  type AccountStep,
  type SystemYearFacts,
} from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import type { FinancialYear, Period } from '#kernel';
import type { Db } from '../facts/as-of.js';
import type { FactEvent } from '../facts/event-queries.js';
import { successionsKnown } from '../facts/register-queries.js';
import { loadYears } from '../facts/years/load-years.js';
import type { Span } from '../facts/years/span.js';

export interface TrailQuery {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  /** Left out: every system with an account. */
  readonly ics?: string;
}

/** One account between two moments known: where it stood, and where each event that bears on it left it. */
export interface Trail {
  readonly ics: string;
  readonly before: Position | null;
  readonly after: Position | null;
  readonly steps: readonly AccountStep<FactEvent>[];
}

/** Trails of a fund's accounts of a year, by ICS; `events` are those between the two moments that bear on any of them. */
export async function trailsOf(
  db: Db,
  query: TrailQuery,
  span: Span,
  events: readonly FactEvent[],
): Promise<Trail[]> {
  const { fund, year, through, ics } = query;
  const loaded = await loadYears(db, year, ics === undefined ? null : [ics], span);
  const successions = await successionsKnown(db, span.to);
  const positionIn = (facts: SystemYearFacts | null | undefined): Position | null =>
    facts?.accounts.has(fund) && facts.funds.has(fund) ? positionOf(facts, fund, through) : null;
  const [before, after] = [loaded.at(span.from), loaded.at(span.to)];
  return [...after.keys()]
    .filter((code) => positionIn(after.get(code)) !== null)
    .map((code) => {
      const heard = new Set([code, ...predecessorsNearestFirst(code, successions)]);
      return {
        ics: code,
        before: positionIn(before.get(code)),
        after: positionIn(after.get(code)),
        steps: events
          .filter((event) => bearsOnAccount(event, { fund, ics: code, year }, heard))
          .map((event) => ({ event, position: positionIn(loaded.systemAt(code, event.position)) })),
      };
    });
}

/** Does the event bear on this account? `heard` are its system and the predecessors of that. */
export function bearsOnAccount(
  { bears, systems, fund, year }: FactEvent,
  account: AccountKey,
  heard: ReadonlySet<string>,
): boolean {
  switch (bears) {
    case 'all':
      return true;
    case 'system':
      return systems.some((system) => heard.has(system));
    case 'system_year':
      return year === account.year && systems.includes(account.ics);
    case 'account':
      return fund === account.fund && year === account.year && systems.includes(account.ics);
    case 'nothing':
      return false;
  }
}
