import { pence, type FinancialYear, type Period } from '#kernel';
import { reportedPeriods, type AccountPlan, type FundSpend } from './account-plan.js';
import { splitByWeights } from './apportion.js';
import { share, type CorePlan } from './core-plan.js';
import type { DemoLine, DemoReturn } from './demo-return.js';
import { coreLine, fundLine, type LineContext } from './line-maker.js';
import type { Random } from './random.js';
import type { YearStory } from './story.js';
import type { DemoSystem } from './system.js';

/** Bounds of a month's lines; the audit adjustments of M13 are as few as they are. */
export const FEWEST_LINES = 12;
export const MOST_LINES = 30;

/** Core money of a programme, or something charged to the fund, in one month. */
type MonthItem = { readonly core: string; readonly amountPence: number } | FundSpend;

/** The returns of one system's year, from its plans: sums are the plans' to the penny, only their split is by chance. */
export function yearReturns(
  system: DemoSystem,
  year: FinancialYear,
  told: YearStory,
  plans: { readonly account: AccountPlan; readonly core: readonly CorePlan[] },
  random: Random,
): DemoReturn[] {
  return reportedPeriods(told).map((period) => {
    const context = { system, year, period, random };
    const coreComplete = !told.coreIncomplete.includes(period);
    const core = coreItems(plans.core, period);
    // Not complete: every other programme's core spend had not come in.
    const items = [
      ...core.filter((_, at) => coreComplete || at % 2 === 0),
      ...plans.account.spend.filter((one) => one.period === period),
    ];
    const lines = splitIntoLines(context, items);
    const signedOff = !told.unsigned.includes(period);
    const firstLines = told.restated.includes(period) ? firstVersion(lines) : null;
    const late = told.late.includes(period);
    return { ics: system.ics, year, period, coreComplete, lines, firstLines, late, signedOff };
  });
}

/** M13 holds a small adjustment to the first programme's core spend. */
function coreItems(plans: readonly CorePlan[], period: Period): MonthItem[] {
  if (period <= 12)
    return plans.map((plan) => ({ core: plan.programme, amountPence: plan.months.get(period) ?? 0 }));
  return plans
    .slice(0, 1)
    .map((plan) => ({ core: plan.programme, amountPence: share(plan.baselinePence, 5) }));
}

function splitIntoLines(context: LineContext, items: readonly MonthItem[]): DemoLine[] {
  const { random, period } = context;
  const wanted = period > 12 ? items.length : Math.max(items.length, random.between(17, MOST_LINES - 1));
  const linesOf = items.map(() => 1);
  for (let left = wanted - items.length; left > 0; left -= 1) {
    const at = random.below(items.length);
    linesOf[at] = (linesOf[at] ?? 0) + 1;
  }
  return items.flatMap((item, at) =>
    splitByWeights(
      pence(item.amountPence),
      Array.from({ length: linesOf[at] ?? 1 }, () => BigInt(random.between(50, 150))),
    ).map((amountPence) =>
      'core' in item ? coreLine(context, item.core, amountPence) : fundLine(context, item.on, amountPence),
    ),
  );
}

/**
 * What was handed in before it was put right: the largest line charged to the fund came without its purpose, and the last
 * line came twice.
 */
function firstVersion(lines: readonly DemoLine[]): DemoLine[] {
  const charged = lines.filter((line) => line.chargedTo !== 'core' && line.purpose !== '');
  const largest = charged.reduce<DemoLine | null>(
    (best, line) => (best === null || line.amountPence > best.amountPence ? line : best),
    null,
  );
  return [
    ...lines.map((line) => (line === largest ? { ...line, purpose: '', evidence: '' } : line)),
    ...lines.slice(-1),
  ];
}
