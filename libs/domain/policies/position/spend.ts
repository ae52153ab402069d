import { monthOfPeriod, positivePart, sumPence, type Pence, type Period } from '#kernel';
import type { CorePressure } from '../core-pressure.js';
import { addUp, type AmountsBy } from './amounts-by.js';
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
  const counted = classified.filter(({ period }) => period <= through);
  const eligibleBy = addUp(
    counted.flatMap(({ in: it, sum }) =>
      it.bucket === 'eligible' ? [[it.programme, sum.amountPence] as const] : [],
    ),
  );
  const misdirectedBy = addUp(
    counted.flatMap(({ in: it, sum }) =>
      it.bucket === 'misdirected' ? [[it.pressure, sum.amountPence] as const] : [],
    ),
  );
  return {
    totalPence: sumPence(counted.map(({ sum }) => sum.amountPence)),
    eligibleBy,
    eligiblePence: sumPence(eligibleBy.values()),
    misdirectedBy,
    misdirectedPence: sumPence(misdirectedBy.values()),
    unevidencedPence: sumPence(
      counted.filter(({ in: it }) => it.bucket === 'unevidenced').map(({ sum }) => sum.amountPence),
    ),
  };
}

/** E*_k: the sum of E_k⁺ over all funds of the ICS in the year, by programme. */
export function eligibleOverAllFunds(year: ClassifiedYear, through: Period): AmountsBy {
  return addUp(
    [...year.values()].flatMap((classified) =>
      [...spendOf(classified, through).eligibleBy].map(
        ([programme, amount]) => [programme, positivePart(amount)] as const,
      ),
    ),
  );
}
