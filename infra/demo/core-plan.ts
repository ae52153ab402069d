import { mulDivFloor, pence, PERIODS, roundHalfUpDiv, sumPence, type Pence, type Period } from '#kernel';
import { splitByWeights } from './apportion.js';
import type { Random } from './random.js';
import type { YearStory } from './story.js';
import type { DemoSystem } from './system.js';

/** A programme's baseline and what is spent of core money on it, month by month. */
export interface CorePlan {
  readonly programme: string;
  readonly baselinePence: Pence;
  readonly growthBp: number;
  readonly months: ReadonlyMap<Period, Pence>;
}

const GROWTH_BP: Readonly<Record<string, number>> = { '2022-23': 300, '2023-24': 420 };
const MONTHS = PERIODS.filter((period) => period <= 12);
/** A falling budget keeps its pace for this many months before it is cut. */
const STEADY_MONTHS = 4;

/**
 * Core spend of a system's year by programme. Without a fall it ends 1.5% to 3.5% above the effort target and never
 * falls behind it on the way; with one it ends short of the target by exactly that share of what the account has.
 * `before` holds last year's plans: the new baseline is the greater of what was spent and what should have been, so that a
 * fall does not become the new normal (except where the story says that it was set low).
 */
export function corePlans(
  system: DemoSystem,
  year: string,
  heldPence: Pence,
  stories: { readonly year: YearStory; readonly all: readonly YearStory[] },
  before: readonly CorePlan[],
  random: Random,
): CorePlan[] {
  const growthBp = GROWTH_BP[year] ?? 0;
  const everFalls = new Set(stories.all.flatMap((one) => one.coreFalls.map((fall) => fall.programme)));
  return system.strands
    .filter((strand) => strand.hasBaseline)
    .map(({ programme }) => {
      const last = before.find((plan) => plan.programme === programme);
      const baselinePence = last
        ? nextBaseline(last, stories.year.lowBaseline === programme)
        : wholeHundreds(
            share(
              heldPence,
              everFalls.has(programme) ? random.between(11000, 13000) : random.between(3000, 9000),
            ),
          );
      const target = effortTarget(baselinePence, growthBp);
      const fall = stories.year.coreFalls.find((one) => one.programme === programme);
      const months = fall
        ? fallingMonths(target, pence(target - share(heldPence, fall.bp)), random)
        : evenMonths(share(target, 10000 + random.between(150, 350)), MONTHS, random);
      return { programme, baselinePence, growthBp, months };
    });
}

/** That share in pence, down; of a credit (a negative share), the same pence with the sign put back. */
export const share = (amount: Pence, bp: number): Pence =>
  bp < 0 ? pence(-mulDivFloor(amount, -bp, 10000)) : mulDivFloor(amount, bp, 10000);

function effortTarget(baselinePence: Pence, growthBp: number): Pence {
  return pence(Number(roundHalfUpDiv(BigInt(baselinePence) * BigInt(10000 + growthBp), 10000n)));
}

function nextBaseline(last: CorePlan, setLow: boolean): Pence {
  const spent = sumPence(last.months.values());
  if (setLow) return share(spent, 9400);
  return pence(Math.max(spent, effortTarget(last.baselinePence, last.growthBp)));
}

function evenMonths(total: Pence, periods: readonly Period[], random: Random): Map<Period, Pence> {
  const parts = splitByWeights(
    total,
    periods.map(() => BigInt(random.between(997, 1003))),
  );
  return new Map(periods.map((period, at) => [period, parts[at] ?? pence(0)]));
}

function fallingMonths(target: Pence, total: Pence, random: Random): Map<Period, Pence> {
  const steady = splitByWeights(
    target,
    MONTHS.map(() => 1n),
  ).slice(0, STEADY_MONTHS);
  const rest = evenMonths(pence(total - sumPence(steady)), MONTHS.slice(STEADY_MONTHS), random);
  return new Map([
    ...MONTHS.slice(0, STEADY_MONTHS).map((p, at): [Period, Pence] => [p, steady[at] ?? pence(0)]),
    ...rest,
  ]);
}

/** Down to whole £100: a budget is a round figure. */
function wholeHundreds(amount: Pence): Pence {
  return pence(amount - (amount % 10000));
}
