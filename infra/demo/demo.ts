import { pence, ZERO, type FinancialYear, type Pence } from '#kernel';
import { accountPlan, type AccountPlan } from './account-plan.js';
import { corePlans, type CorePlan } from './core-plan.js';
import type { DemoReturn } from './demo-return.js';
import { DEMO_YEARS, type ReferenceData } from './reference-data.js';
import { seededRandom } from './random.js';
import { yearReturns } from './returns.js';
import { STORIES_2022_23 } from './stories-2022-23.js';
import { STORIES_2023_24 } from './stories-2023-24.js';
import type { YearStory } from './story.js';
import { demoSystem, type DemoSystem } from './system.js';

export interface DemoAccount {
  readonly ics: string;
  readonly year: FinancialYear;
  readonly awardPence: Pence;
  readonly broughtInPence: Pence;
  readonly story: YearStory;
  readonly plan: AccountPlan;
  readonly core: readonly CorePlan[];
  readonly returns: readonly DemoReturn[];
}

/** All of it, before it becomes files. Accounts are those that report, by year and code. */
export interface Demo {
  readonly seed: number;
  readonly reference: ReferenceData;
  readonly systems: readonly DemoSystem[];
  readonly accounts: readonly DemoAccount[];
}

/**
 * Builds the demo from published data and a seed. The seed chooses which bodies report and which part each plays; the shape
 * (10 kept, 7 partly, 3 absorbed in 2022-23, and worse after) is the same for every seed.
 */
export function buildDemo(reference: ReferenceData, seed: number): Demo {
  const random = seededRandom(seed);
  const parts = STORIES_2022_23.length;
  const codes = random.shuffled(reference.boards.map((board) => board.icsCode)).slice(0, parts);
  const systems: DemoSystem[] = [];
  const accounts: DemoAccount[] = [];
  codes.forEach((ics, part) => {
    const stories = [STORIES_2022_23[part], STORIES_2023_24[part]].filter((one) => one !== undefined);
    const system = demoSystem(ics, stories, random);
    systems.push(system);
    let before: DemoAccount | null = null;
    for (const [at, year] of DEMO_YEARS.entries()) {
      const told = stories[at];
      if (!told) throw new RangeError(`part ${part} has no story for ${year}`);
      const awardPence = reference.awards.get(year)?.get(ics) ?? ZERO;
      const broughtInPence: Pence = before?.plan.approvedCarryPence ?? ZERO;
      const held = pence(awardPence + broughtInPence);
      const plan = accountPlan(system, told, held, random);
      const core = corePlans(system, year, held, { year: told, all: stories }, before?.core ?? [], random);
      const returns = yearReturns(system, year, told, { account: plan, core }, random);
      before = { ics, year, awardPence, broughtInPence, story: told, plan, core, returns };
      accounts.push(before);
    }
  });
  const order = (one: DemoAccount): string => `${one.year} ${one.ics}`;
  return {
    seed,
    reference,
    systems: systems.sort((a, b) => (a.ics < b.ics ? -1 : 1)),
    accounts: accounts.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}
