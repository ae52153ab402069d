import { pence, sumPence, type Pence } from '#kernel';
import { rightHandSidePence } from '../position/identity.js';
import { splitAccounts, type ReportedAccount } from './footprint.js';
import type { Successions } from './lineage.js';
import type { SplitAmount } from './position-parts.js';
import type { Step } from './split.js';

/** One amount of an account and what of it is a successor's. */
export interface BridgeAmount {
  /** As a position names it; `inDoubt` is what potential leakage is beyond confirmed. */
  readonly amount: string;
  /** A core pressure or a programme; null for an amount that is no map's. */
  readonly entry: string | null;
  readonly wholePence: Pence;
  readonly partPence: Pence;
  /** Of the last succession: the amount that it split. Null where nothing was split, or where parts make up the amount. */
  readonly splitPence: Pence | null;
  /** Ten-thousandths of a penny that the floor of the share left over there. */
  readonly remainder: number | null;
  /** One of the pence that all floors left over came here. */
  readonly extraPenny: boolean | null;
}

/** What of one account is one successor's by one way. */
export interface BridgePart {
  readonly account: string;
  readonly successor: string;
  /** Empty where the account's own body holds it still. */
  readonly steps: readonly Step[];
  readonly amounts: readonly BridgeAmount[];
}

/** From the accounts as reported to the bodies that live: every part of every amount, each column summing to both totals. */
export function bridgeOf(accounts: readonly ReportedAccount[], successions: Successions): BridgePart[] {
  return splitAccounts(accounts, successions).flatMap(({ position, amounts }) =>
    amounts[0]!.parts.map(({ ics, steps }, at) => {
      const apportioned = amounts.map((one) => amountOf(one, at));
      const made = madeUp(apportioned);
      return {
        account: position.ics,
        successor: ics,
        steps,
        amounts: [
          ...(Object.keys(made) as (keyof typeof made)[]).map((amount) => ({
            ...{ amount, entry: null, wholePence: position[amount], partPence: made[amount] },
            ...{ splitPence: null, remainder: null, extraPenny: null },
          })),
          ...apportioned,
        ],
      };
    }),
  );
}

function amountOf({ amount, entry, amountPence, parts }: SplitAmount, at: number): BridgeAmount {
  const { amountPence: partPence, last } = parts[at]!;
  return {
    ...{ amount, entry, wholePence: amountPence, partPence },
    splitPence: last?.ofPence ?? null,
    remainder: last?.remainder ?? null,
    extraPenny: last?.extraPenny ?? null,
  };
}

/** The amounts of a part that its apportioned ones make up. */
function madeUp(
  amounts: readonly BridgeAmount[],
): Record<'allocation' | 'additional' | 'misdirected' | 'potentialLeakage', Pence> {
  const sumOf = (name: string): Pence =>
    sumPence(amounts.filter(({ amount }) => amount === name).map(({ partPence }) => partPence));
  const additional = sumOf('additionalBy');
  const misdirected = sumOf('misdirectedBy');
  const rightHandSide = rightHandSidePence({
    ...{ additional, misdirected, substituted: sumOf('substituted'), diverted: sumOf('diverted') },
    ...{ unevidenced: sumOf('unevidenced'), carriedForward: sumOf('carriedForward') },
    ...{ lapsed: sumOf('lapsed'), uncommitted: sumOf('uncommitted') },
  });
  return {
    allocation: pence(rightHandSide - sumOf('overspend')),
    ...{ additional, misdirected },
    potentialLeakage: sumPence([sumOf('confirmedLeakage'), sumOf('inDoubt')]),
  };
}
