import { PERIODS, pence, type Pence, type Period } from '#kernel';
import type { FundDefinition } from '../fund/events.js';
import type {
  AccountFacts,
  CountedReturn,
  InterventionFacts,
  LineSum,
  SystemYearFacts,
} from '../policies/position/facts.js';

// Builders for specs: each spec names what its rule is about and takes the rest as it is here.

export const pounds = (whole: number): Pence => pence(whole * 100);

export const aFund = (changes: Partial<FundDefinition> = {}): FundDefinition => ({
  fund: 'HI',
  name: 'Health inequalities',
  years: { '2022-23': { regime: 'ring_fenced' }, '2023-24': { regime: 'notional' } },
  classes: ['targeted_intervention'],
  floorBp: 10000,
  toleranceBp: 500,
  amberBp: 500,
  redBp: 1500,
  evidenceClasses: [],
  baselineRequired: false,
  ...changes,
});

export const anAccount = (allocated: Pence, changes: Partial<AccountFacts> = {}): AccountFacts => ({
  allocations: [{ kind: 'award', amountPence: allocated }],
  virements: [],
  carryForwardApprovedPence: pence(0),
  closed: false,
  ...changes,
});

export const anIntervention = (changes: Partial<InterventionFacts> = {}): InterventionFacts => ({
  programme: 'smoking',
  class: 'targeted_intervention',
  funds: ['HI', 'SDF'],
  startsOn: '2022-04-01',
  endsOn: null,
  withdrawnOn: null,
  ...changes,
});

/** A sum charged to HI unless `chargedTo` says otherwise. */
export const charged = (
  purpose: string | null,
  amountPence: Pence,
  changes: Partial<LineSum> = {},
): LineSum => ({
  chargedTo: 'HI',
  purpose,
  programme: null,
  hasEvidence: true,
  amountPence,
  ...changes,
});

export const core = (programme: string, amountPence: Pence): LineSum => ({
  chargedTo: 'core',
  purpose: null,
  programme,
  hasEvidence: false,
  amountPence,
});

export const aReturn = (
  period: Period,
  sums: readonly LineSum[] = [],
  changes: Partial<CountedReturn> = {},
): CountedReturn => ({ period, version: 1, coreComplete: true, signedOff: true, sums, ...changes });

/** Returns of all twelve months; `sums` go into the period they are given under, the rest are empty. */
export const twelveReturns = (sums: Readonly<Record<Period, readonly LineSum[]>> = {}): CountedReturn[] =>
  PERIODS.filter((at) => at <= 12).map((at) => aReturn(at, sums[at] ?? []));

/** QE1 in 2022-23 with one fund HI, allocated £1,200.00, and the interventions SMK-1 (smoking) and CVD-1 (hypertension). */
export const someFacts = (changes: Partial<SystemYearFacts> = {}): SystemYearFacts => ({
  ics: 'QE1',
  year: '2022-23',
  funds: new Map([['HI', aFund()]]),
  accounts: new Map([['HI', anAccount(pounds(1200))]]),
  returns: [],
  interventions: new Map([
    ['SMK-1', anIntervention()],
    ['CVD-1', anIntervention({ programme: 'hypertension' })],
  ]),
  baselines: new Map(),
  ...changes,
});

export const oneFund = (changes: Partial<FundDefinition>): ReadonlyMap<string, FundDefinition> =>
  new Map([['HI', aFund(changes)]]);

export const oneAccount = (
  allocated: Pence,
  changes: Partial<AccountFacts> = {},
): ReadonlyMap<string, AccountFacts> => new Map([['HI', anAccount(allocated, changes)]]);

export const aBaseline = (
  programme: string,
  amountPence: Pence,
  growthBp = 0,
): SystemYearFacts['baselines'] => new Map([[programme, { amountPence, growthBp }]]);
