import { RingfenceError, type Pence, type Period } from '#kernel';
import type { FundDefinition } from '../../fund/events.js';
import { allocationPence } from './allocation.js';
import { countedThrough, missingPeriods } from './counted-returns.js';
import { diversionOf, type Diversion } from './diversion.js';
import { effortByProgramme, type ProgrammeEffort } from './effort.js';
import type { AccountFacts, CountedReturn, SystemYearFacts } from './facts.js';
import { lapseInDoubtPence, leakageOf } from './leakage.js';
import type { LeakageAmounts } from './position.js';
import {
  eligibleOverAllFunds,
  spendOf,
  type ClassifiedSum,
  type ClassifiedYear,
  type FundSpend,
} from './spend.js';
import { largestSubstitutionPence, substitutionOf, type Substitution } from './substitution.js';
import { isClosedThrough, unspentOf, type Unspent } from './unspent.js';

/** Every step between the facts of an account and its position, kept so that a finding can say what it rests on. */
export interface Workings {
  readonly definition: FundDefinition;
  readonly account: AccountFacts;
  readonly closed: boolean;
  readonly counted: readonly CountedReturn[];
  readonly missing: readonly Period[];
  readonly lines: readonly ClassifiedSum[];
  readonly allocation: Pence;
  readonly spend: FundSpend;
  readonly effort: ReadonlyMap<string, ProgrammeEffort>;
  readonly substitution: Substitution;
  /** S*. */
  readonly largestSubstitutionPence: Pence;
  readonly diversion: Diversion;
  readonly unspent: Unspent;
  /** q. */
  readonly lapseInDoubtPence: Pence;
  readonly leakage: LeakageAmounts;
}

/** Throws FundNotFound or AccountNotFound: what does not exist has no position. */
export function workingsOf(
  facts: SystemYearFacts,
  year: ClassifiedYear,
  fund: string,
  through: Period,
): Workings {
  const { definition, account } = accountOf(facts, fund);
  const closed = isClosedThrough(account, through);
  const counted = countedThrough(facts, through);
  const missing = missingPeriods(counted, through);
  const allocation = allocationPence(account);

  const lines = (year.get(fund) ?? []).filter(({ period }) => period <= through);
  const spend = spendOf(lines, through);
  const effort = effortByProgramme(facts, definition.floorBp, through);
  const substitution = substitutionOf(spend.eligibleBy, eligibleOverAllFunds(year, through), effort);
  const s = substitution.totalPence;
  const largest = closed
    ? largestSubstitutionPence(s, spend.eligibleBy, effort, definition.baselineRequired)
    : s;
  const diversion = diversionOf(account, through);
  const unspent = unspentOf(account, spend.totalPence, diversion.totalPence, through);
  const q = lapseInDoubtPence(unspent.lapsedPence, allocation, missing.length);

  const leakage = leakageOf(
    {
      misdirectedBy: spend.misdirectedBy,
      divertedPence: diversion.totalPence,
      substitutedPence: s,
      largestSubstitutionPence: largest,
      unevidencedPence: spend.unevidencedPence,
      lapsedPence: unspent.lapsedPence,
      lapseInDoubtPence: q,
    },
    allocation,
  );
  return {
    definition,
    account,
    closed,
    counted,
    missing,
    lines,
    allocation,
    spend,
    effort,
    substitution,
    largestSubstitutionPence: largest,
    diversion,
    unspent,
    lapseInDoubtPence: q,
    leakage,
  };
}

function accountOf(
  facts: SystemYearFacts,
  fund: string,
): { definition: FundDefinition; account: AccountFacts } {
  const definition = facts.funds.get(fund);
  if (!definition) throw new RingfenceError('FundNotFound', `no fund ${fund} is known`, { fund });
  const account = facts.accounts.get(fund);
  if (!account) {
    const { ics, year } = facts;
    throw new RingfenceError('AccountNotFound', `no account ${fund}:${ics}:${year} is known`, {
      fund,
      ics,
      year,
    });
  }
  return { definition, account };
}
