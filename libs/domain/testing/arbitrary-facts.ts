import fc from 'fast-check';
import { PERIODS, pence, type Pence } from '#kernel';
import type { FundDefinition } from '../fund/events.js';
import { CORE_PRESSURES, type CorePressure } from '../policies/core-pressure.js';
import type {
  AccountFacts,
  AllocationKind,
  CountedReturn,
  InterventionFacts,
  LineSum,
  SystemYearFacts,
} from '../policies/position/facts.js';

// Few names, so that lines, funds, interventions, programmes and baselines meet often.
export const FUNDS = ['HI', 'SDF', 'TOP'] as const;
const CLASSES = ['targeted', 'capability'];
const PROGRAMMES = ['smoking', 'hypertension', 'maternity'];
export const INTERVENTIONS = ['I1', 'I2', 'I3', 'I4'];

/** Signed pence: mostly everyday sizes, at times a few pence, so that rounding is met, at times billions. */
export const anyAmount: fc.Arbitrary<Pence> = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: -2_000_000, max: 20_000_000 }) },
    { weight: 2, arbitrary: fc.integer({ min: -20, max: 20 }) },
    { weight: 1, arbitrary: fc.integer({ min: -500_000_000_000, max: 500_000_000_000 }) },
  )
  .map(pence);
export const positiveAmount: fc.Arbitrary<Pence> = anyAmount.map((it) => pence(Math.abs(it) + 1));
const aPeriod = fc.constantFrom(...PERIODS);
const aPressure: fc.Arbitrary<CorePressure> = fc.constantFrom(...CORE_PRESSURES.slice(0, 3), 'other_core');

/** Days from before the year to after it. */
export const aDay: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 28 }))
  .map(([offset, day]) => {
    const month = 1 + offset; // 1 is January 2022, 16 is April 2023
    const year = month <= 12 ? 2022 : 2023;
    return `${year}-${String(month <= 12 ? month : month - 12).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });

export const anyFund = (fund: string): fc.Arbitrary<FundDefinition> =>
  fc.record({
    fund: fc.constant(fund),
    name: fc.constant(fund),
    years: fc.constantFrom({ '2022-23': { regime: 'ring_fenced' as const } }, {}),
    classes: fc.subarray(CLASSES, { minLength: 1 }),
    floorBp: fc.constantFrom(10000, 9000, 9999),
    toleranceBp: fc.constantFrom(0, 500, 1000),
    amberBp: fc.constant(500),
    redBp: fc.constant(1500),
    evidenceClasses: fc.subarray(CLASSES),
    baselineRequired: fc.boolean(),
  });

export const anyInterventionFacts: fc.Arbitrary<InterventionFacts> = fc.record({
  programme: fc.constantFrom(...PROGRAMMES),
  class: fc.constantFrom(...CLASSES),
  funds: fc.subarray([...FUNDS], { minLength: 1 }),
  startsOn: aDay,
  endsOn: fc.option(aDay, { freq: 3 }),
  withdrawnOn: fc.option(aDay, { freq: 3 }),
});

const aPurpose = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...INTERVENTIONS) },
  { weight: 2, arbitrary: aPressure },
  { weight: 1, arbitrary: fc.constantFrom(null, 'NOT-REGISTERED') },
);

export const anyLineSum: fc.Arbitrary<LineSum> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      chargedTo: fc.constantFrom(...FUNDS),
      purpose: aPurpose,
      programme: fc.constant(null),
      hasEvidence: fc.boolean(),
      amountPence: anyAmount,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      chargedTo: fc.constant('core'),
      purpose: fc.constant(null),
      programme: fc.constantFrom(...PROGRAMMES),
      hasEvidence: fc.constant(false),
      amountPence: anyAmount,
    }),
  },
);

const someReturns: fc.Arbitrary<CountedReturn[]> = fc.uniqueArray(
  fc.record({
    period: aPeriod,
    version: fc.integer({ min: 1, max: 3 }),
    coreComplete: fc.boolean(),
    signedOff: fc.boolean(),
    sums: fc.array(anyLineSum, { maxLength: 5 }),
  }),
  { selector: (it) => it.period, maxLength: 13 },
);

const anyAccount: fc.Arbitrary<AccountFacts> = fc.record({
  allocations: fc.array(
    fc.record({
      kind: fc.constantFrom<AllocationKind>(
        'award',
        'adjustment',
        'transfer_in',
        'transfer_out',
        'carry_forward_in',
      ),
      amountPence: anyAmount,
    }),
    { maxLength: 4 },
  ),
  virements: fc.array(
    fc.record({
      period: aPeriod,
      direction: fc.constantFrom('out' as const, 'in' as const),
      pressure: aPressure,
      amountPence: positiveAmount,
    }),
    { maxLength: 4 },
  ),
  carryForwardApprovedPence: anyAmount,
  closed: fc.boolean(),
});

/** Any state of one ICS and year: several funds, credits, M13, late starts and withdrawals, open and closed accounts. */
export const anyFacts: fc.Arbitrary<SystemYearFacts> = fc
  .record({
    funds: fc.tuple(...FUNDS.map(anyFund)),
    accounts: fc.tuple(...FUNDS.map(() => anyAccount)),
    returns: someReturns,
    interventions: fc.dictionary(fc.constantFrom(...INTERVENTIONS), anyInterventionFacts, {
      noNullPrototype: true,
    }),
    baselines: fc.dictionary(
      fc.constantFrom(...PROGRAMMES),
      fc.record({
        amountPence: anyAmount.map((it) => pence(Math.abs(it))),
        growthBp: fc.constantFrom(0, 350, -120),
      }),
      { noNullPrototype: true },
    ),
  })
  .map(({ funds, accounts, returns, interventions, baselines }) => ({
    ics: 'QE1',
    year: '2022-23',
    funds: new Map(funds.map((it) => [it.fund, it])),
    accounts: new Map(FUNDS.map((fund, i) => [fund, accounts[i] as AccountFacts])),
    returns,
    interventions: new Map(Object.entries(interventions)),
    baselines: new Map(Object.entries(baselines)),
  }));

export const anyThrough = aPeriod;
