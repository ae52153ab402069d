import type { FundDefinition } from '#domain/fund';
import { abolishedOn, broughtInPence, positionOf, successionsOf } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import { nextFinancialYear, pence, positivePart, type FinancialYear, type Pence } from '#kernel';
import { loadSystemYears, successionsKnown } from '#projections/facts';
import type { Runtime } from '../runtime.js';
import type { KnownAccount } from './account-known.js';

const WHOLE_YEAR = 13;

/** Why nothing can be brought in, as a refusal says it. */
export interface Obstacle {
  readonly code: 'FundHasNoNextYear' | 'SystemSucceeded' | 'YearNotClosed' | 'NothingToBringIn';
  readonly sentence: string;
}

/** What of a closed year is still to be brought into the next. */
export interface BringingIn {
  readonly toYear: FinancialYear;
  /** By the closed year's position through M13. */
  readonly carriedForwardPence: Pence;
  /** Into the next year, by whatever road. */
  readonly broughtInPence: Pence;
  readonly proposedPence: Pence;
  /** Null: the proposal can be brought in. */
  readonly obstacle: Obstacle | null;
}

/** The day from which money carried forward counts: the first of its new year. */
export const firstDayOf = (year: FinancialYear): string => `${year.slice(0, 4)}-04-01`;

export async function bringingInOf(
  { pool }: Runtime,
  { fund, ics, year }: AccountKey,
  { moment, facts, mine }: KnownAccount,
): Promise<BringingIn> {
  const toYear = nextFinancialYear(year);
  const next = (await loadSystemYears(pool, toYear, [ics], moment.position)).get(ics)?.accounts.get(fund);
  const carried = positionOf(facts, fund, WHOLE_YEAR).carriedForward;
  const brought = next === undefined ? pence(0) : broughtInPence(next);
  const proposed = mine.closed ? positivePart(carried - brought) : pence(0);
  const successions = successionsOf(await successionsKnown(pool, moment.position));
  const end = abolishedOn(ics, successions);
  const gone = end !== null && end <= firstDayOf(toYear) ? end : null;
  const obstacle = obstacleOf(
    { ics, year, toYear, definition: facts.funds.get(fund), gone },
    mine.closed,
    proposed,
  );
  return {
    ...{ toYear, carriedForwardPence: carried, broughtInPence: brought },
    ...{ proposedPence: obstacle === null ? proposed : pence(0), obstacle },
  };
}

interface Into {
  readonly ics: string;
  readonly year: FinancialYear;
  readonly toYear: FinancialYear;
  readonly definition: FundDefinition | undefined;
  /** The day on which the system ended, where that was before the next year began. */
  readonly gone: string | null;
}

function obstacleOf(
  { ics, year, toYear, definition, gone }: Into,
  closed: boolean,
  proposed: Pence,
): Obstacle | null {
  if (definition === undefined || !(toYear in definition.years))
    return {
      code: 'FundHasNoNextYear',
      sentence: `The fund has no year ${toYear} into which money could be brought; its conditions have to be set first.`,
    };
  if (gone !== null)
    return {
      code: 'SystemSucceeded',
      sentence: `${ics} was succeeded on ${gone} and has no ${toYear}; what is left goes to its successors by the change of the map.`,
    };
  if (!closed)
    return {
      code: 'YearNotClosed',
      sentence: `The year ${year} of ${ics} is not closed, so what it carries forward is not known; close it first.`,
    };
  if (proposed === 0)
    return {
      code: 'NothingToBringIn',
      sentence: `Nothing that ${year} carries forward is left to be brought into ${toYear}.`,
    };
  return null;
}
