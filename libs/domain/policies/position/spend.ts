import { monthOfPeriod, pence, positivePart, sumPence, type Pence, type Period } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import { addTo, type AmountsBy } from './amounts-by.js';
import { classifyLine, type LineBucket } from './classify-line.js';
import type { LineSum, SystemYearFacts } from './facts.js';

/** A line sum charged to a fund, with the bucket that it fell into. */
export interface ClassifiedSum {
  readonly period: Period;
  readonly version: number;
  readonly sum: LineSum;
  readonly in: LineBucket;
}

/** Every fund-charged line sum of the year's counted returns, by fund. Charges to a fund that nobody defined belong to no account. */
export type ClassifiedYear = ReadonlyMap<string, readonly ClassifiedSum[]>;

export function classifyYear(facts: SystemYearFacts): ClassifiedYear {
  const byFund = new Map<string, ClassifiedSum[]>([...facts.funds.keys()].map((fund) => [fund, []]));
  for (const { period, version, sums } of facts.returns) {
    const month = monthOfPeriod(facts.year, period);
    for (const sum of sums) {
      const fund = facts.funds.get(sum.chargedTo);
      if (!fund) continue;
      const bucket = classifyLine(sum, month, fund, facts.interventions);
      byFund.get(fund.fund)?.push({ period, version, sum, in: bucket });
    }
  }
  return byFund;
}

/** What was charged to one fund through a period: P and its parts E_k, M_p and N. */
export interface FundSpend {
  readonly totalPence: Pence;
  readonly eligibleBy: AmountsBy;
  readonly eligiblePence: Pence;
  readonly misdirectedBy: AmountsBy<CorePressure>;
  readonly misdirectedPence: Pence;
  readonly unevidencedPence: Pence;
}

export function spendOf(classified: readonly ClassifiedSum[], through: Period): FundSpend {
  const eligibleBy = new Map<string, Pence>();
  const misdirectedBy = new Map<CorePressure, Pence>();
  let unevidencedPence = pence(0);
  // One pass and no lists in between: this is where the time of a position goes.
  for (const { period, sum, in: it } of classified) {
    if (period > through) continue;
    if (it.bucket === 'eligible') addTo(eligibleBy, it.programme, sum.amountPence);
    else if (it.bucket === 'misdirected') addTo(misdirectedBy, it.pressure, sum.amountPence);
    else unevidencedPence = pence(unevidencedPence + sum.amountPence);
  }
  const eligiblePence = sumPence(eligibleBy.values());
  const misdirectedPence = sumPence(misdirectedBy.values());
  return {
    totalPence: sumPence([eligiblePence, misdirectedPence, unevidencedPence]),
    eligibleBy,
    eligiblePence,
    misdirectedBy,
    misdirectedPence,
    unevidencedPence,
  };
}

/** E*_k: the sum of E_k⁺ over all funds of the ICS in the year, by programme. */
export function eligibleOverAllFunds(year: ClassifiedYear, through: Period): AmountsBy {
  const overAll = new Map<string, Pence>();
  for (const classified of year.values()) {
    for (const [programme, amount] of spendOf(classified, through).eligibleBy) {
      addTo(overAll, programme, positivePart(amount));
    }
  }
  return overAll;
}
