import { LAST_MONTH, pence, sumPence } from '#kernel';
import { adherenceByRates } from '../position/adherence.js';
import { rightHandSidePence } from '../position/identity.js';
import { leakageRates } from '../position/leakage.js';
import type { AdherenceClass, Position } from '../position/position.js';
import { lineageOf, type Successions } from './lineage.js';
import { splitAmounts, SummedParts, type SplitAmount } from './position-parts.js';

/** How bodies are shown: those that reported, or those that live today. */
export const FOOTPRINTS = ['as_reported', 'current_footprint'] as const;
export type Footprint = (typeof FOOTPRINTS)[number];

/** The position of an account as reported, and whether its year is closed as known then. */
export interface ReportedAccount {
  readonly position: Position;
  readonly closed: boolean;
}

/** One account with each of its amounts split over its living successors. */
export interface SplitAccount extends ReportedAccount {
  readonly amounts: readonly SplitAmount[];
}

/** Each account apportioned by itself. */
export const splitAccounts = (
  accounts: readonly ReportedAccount[],
  successions: Successions,
): SplitAccount[] =>
  accounts.map((account) => {
    const { ics, year } = account.position;
    return { ...account, amounts: splitAmounts(account.position, lineageOf(ics, year, successions)) };
  });

/**
 * The positions of one fund, year and period on the footprint of the bodies that live, as the register knows them: each account
 * apportioned to its living successors, then the parts of a body summed. By code. Sums are those of the accounts, to the penny.
 */
export function currentFootprint(
  accounts: readonly ReportedAccount[],
  successions: Successions,
  toleranceBp: number,
): Position[] {
  const bodies = new Map<string, { parts: SummedParts; accounts: Set<ReportedAccount> }>();
  for (const account of splitAccounts(accounts, successions)) {
    for (const { parts, ...of } of account.amounts) {
      for (const { ics, amountPence } of parts) {
        const body = bodies.get(ics) ?? { parts: new SummedParts(), accounts: new Set() };
        bodies.set(ics, body);
        body.parts.add(of, amountPence);
        body.accounts.add(account);
      }
    }
  }
  return [...bodies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ics, body]) => positionOfBody(ics, body.parts, [...body.accounts], toleranceBp));
}

function positionOfBody(
  ics: string,
  parts: SummedParts,
  accounts: readonly ReportedAccount[],
  toleranceBp: number,
): Position {
  const { fund, year, through, regime } = accounts[0]!.position;
  const misdirectedBy = parts.entries('misdirectedBy');
  const additionalBy = parts.entries<string>('additionalBy');
  const rightHandSide = {
    additional: sumPence(Object.values(additionalBy)),
    substituted: parts.sum('substituted'),
    misdirected: sumPence(Object.values(misdirectedBy)),
    diverted: parts.sum('diverted'),
    unevidenced: parts.sum('unevidenced'),
    carriedForward: parts.sum('carriedForward'),
    lapsed: parts.sum('lapsed'),
    uncommitted: parts.sum('uncommitted'),
  };
  const overspend = parts.sum('overspend');
  const allocation = pence(rightHandSidePence(rightHandSide) - overspend);
  const confirmedLeakage = parts.sum('confirmedLeakage');
  const potentialLeakage = sumPence([confirmedLeakage, parts.sum('inDoubt')]);
  const leakage = {
    ...{ confirmedLeakage, potentialLeakage },
    ...leakageRates(confirmedLeakage, potentialLeakage, allocation),
  };
  const positions = accounts.map(({ position }) => position);
  return {
    ...{ fund, ics, year, through, regime, allocation, overspend, ...rightHandSide, ...leakage },
    adherence: classOf(accounts) ?? adherenceByRates({ ...leakage, allocation, toleranceBp }),
    evidence: positions.every(({ evidence }) => evidence === 'signed_off') ? 'signed_off' : 'provisional',
    missingPeriods: union(positions.map((it) => it.missingPeriods)).sort((a, b) => a - b),
    notAssessable: union(positions.map((it) => it.notAssessable)).sort(),
    misdirectedBy,
    divertedBy: parts.entries('divertedBy'),
    additionalBy,
  };
}

/** What the accounts behind a body say whatever their amounts; null where its rates decide. */
function classOf(accounts: readonly ReportedAccount[]): AdherenceClass | null {
  if (accounts.every(({ position }) => position.adherence === 'not_reported')) return 'not_reported';
  const open = accounts.some(({ position, closed }) => !closed || position.through < LAST_MONTH);
  return open ? 'in_progress' : null;
}

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];
