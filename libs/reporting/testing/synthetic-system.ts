import { pence, PERIODS, type FinancialYear, type Period } from '#kernel';
import type { FundDefinition } from '#domain/fund';
import type { CorePressure, SystemYearFacts } from '#domain/policies';
import { aFund, anIntervention } from '../../domain/testing/facts.js';
import type { LineReading } from '../readings.js';
import { countedReturn, dice, monthLines, type Profile } from './synthetic-lines.js';

export const HI: FundDefinition = aFund({
  name: 'Health inequalities funding',
  classes: ['targeted_intervention', 'system_capability'],
});

export interface SyntheticSystem {
  readonly facts: SystemYearFacts;
  readonly lines: readonly LineReading[];
}

interface Story extends Profile {
  readonly divertedOf10000: number;
  readonly divertedTo: CorePressure;
  readonly carriedOf10000: number;
  readonly months: readonly Period[];
  readonly unsigned: boolean;
}

const ALL: readonly Period[] = PERIODS.slice(0, 12);
const PRESSURES: readonly CorePressure[] = [
  'elective_recovery',
  'urgent_emergency_care',
  'workforce',
  'primary_care_access',
  'running_costs',
];
const KEEPER: Story = {
  smoking: 5200,
  hypertension: 4700,
  misdirected: 0,
  unevidenced: 0,
  pressure: 'elective_recovery',
  coreEffort: 10400,
  divertedOf10000: 0,
  divertedTo: 'deficit_support',
  carriedOf10000: 100,
  months: ALL,
  unsigned: false,
};

/** One of six stories, by the code alone: kept, leaking, absorbed, unevidenced, with gaps, silent. */
function storyOf(ics: string, year: FinancialYear): Story {
  const roll = dice(`${ics}${year}`);
  const pressure = PRESSURES[roll(5)] ?? 'workforce';
  const story = roll(10);
  const open = year === '2023-24' ? ALL.slice(0, 8) : ALL;
  if (story < 4) return { ...KEEPER, months: open };
  if (story < 7) {
    const misdirected = 300 + roll(1500);
    return {
      ...KEEPER,
      pressure,
      smoking: 3500,
      hypertension: 3000,
      misdirected,
      divertedOf10000: roll(1200),
      coreEffort: 9600,
      months: open,
    };
  }
  if (story === 7)
    return {
      ...KEEPER,
      pressure,
      smoking: 0,
      hypertension: 0,
      misdirected: 7000,
      divertedOf10000: 3400,
      carriedOf10000: 0,
      months: open,
    };
  if (story === 8) return { ...KEEPER, hypertension: 3500, unevidenced: 1200, unsigned: true, months: open };
  return ics < 'QN'
    ? { ...KEEPER, months: open.filter((at) => at % 5 !== 0), unsigned: true }
    : { ...KEEPER, months: [], divertedOf10000: 0 };
}

const WORKED: Story = {
  ...KEEPER,
  smoking: 3750,
  hypertension: 2250,
  misdirected: 1000,
  unevidenced: 375,
  divertedOf10000: 1250,
  carriedOf10000: 500,
};

/** The published worked example in QE1, 2022-23; made-up money everywhere else. */
export function syntheticSystem(ics: string, year: FinancialYear): SyntheticSystem {
  const worked = ics === 'QE1' && year === '2022-23';
  const story = worked ? WORKED : storyOf(ics, year);
  const allocation = worked ? 400_000_000 : 200_000_000 + dice(`A${ics}${year}`)(600_000_000);
  const baseline = worked ? 120_000_000 : Math.floor(allocation / 4);
  const lines = story.months.flatMap((at) => monthLines(at, allocation, baseline, story));
  const diverted = Math.floor((allocation * story.divertedOf10000) / 10000);
  return {
    lines: worked ? withExactCore(lines) : lines,
    facts: {
      ics,
      year,
      funds: new Map([['HI', HI]]),
      accounts: new Map([
        [
          'HI',
          {
            allocations: [{ kind: 'award', amountPence: pence(allocation) }],
            virements:
              diverted === 0
                ? []
                : [{ period: 6, direction: 'out', pressure: story.divertedTo, amountPence: pence(diverted) }],
            carryForwardApprovedPence: pence(Math.floor((allocation * story.carriedOf10000) / 10000)),
            closed: year === '2022-23' && story.months.length > 0,
          },
        ],
      ]),
      returns: story.months.map((at) =>
        countedReturn(
          at,
          (worked ? withExactCore(lines) : lines).filter((line) => line.period === at),
          !(story.unsigned && at > 7),
        ),
      ),
      interventions: new Map([
        ['SMK-1', anIntervention({ programme: 'smoking-cessation', funds: ['HI'] })],
        ['CVD-1', anIntervention({ programme: 'hypertension', funds: ['HI'] })],
      ]),
      baselines: new Map([['smoking-cessation', { amountPence: pence(baseline), growthBp: 350 }]]),
    },
  };
}

/** £1,000,000.00 of core spend over the year, which is no whole share of the baseline. */
function withExactCore(lines: readonly LineReading[]): LineReading[] {
  return lines.map((line) =>
    line.chargedTo === 'core'
      ? { ...line, amountPence: pence(line.period === 12 ? 100_000_000 - 11 * 8_333_333 : 8_333_333) }
      : line,
  );
}
