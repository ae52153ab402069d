import fc from 'fast-check';
import {
  currentFootprint,
  findingsOf,
  positionOf,
  totalOf,
  type ReportedAccount,
  type Successions,
} from '#domain/policies';
import type { Period } from '#kernel';
import { anyFacts } from '../../domain/testing/arbitrary-facts.js';
import type { FootprintQuery, Readings, SystemName } from '../readings.js';
import { unanswered } from './fake-alerts.js';
import { FakeReadings } from './fake-readings.js';

/** The bodies of the random registers, in two regions. */
export const SYSTEMS: readonly SystemName[] = ['QA', 'QB', 'QC', 'QD', 'QE'].map((icsCode) => {
  const region = icsCode < 'QC' ? 'R1' : 'R2';
  return { icsCode, name: `NHS ${icsCode}`, regionCode: region, region: `Region ${region}` };
});
export const REGIONS = ['R1', 'R2'] as const;

type Facts = Parameters<typeof positionOf>[0];

/** A year of every body, each with an account of HI and whatever was recorded of it. */
export const anyYears: fc.Arbitrary<Facts[]> = fc
  .tuple(...SYSTEMS.map(() => anyFacts))
  .map((years) => years.map((facts, at) => ({ ...facts, ics: SYSTEMS[at]!.icsCode })));

const FAKE = new FakeReadings();
const AS_OF = FAKE.positions({ fund: 'HI', year: '2022-23', through: 12 }).then((it) => it.figuresAsOf);

/** Made-up years and a made-up register through the real policies; alerts and due dates there are none. */
export function readingsOf(years: readonly Facts[], successions: Successions): Readings {
  const known = new Map<Period, ReportedAccount[]>();
  const accountsOf = (through: Period) => {
    const accounts = known.get(through) ?? years.map((facts) => accountOf(facts, through));
    known.set(through, accounts);
    return accounts;
  };
  const positionsOf = ({ through, footprint, ics }: FootprintQuery) => {
    const accounts = accountsOf(through);
    const all =
      footprint === 'current_footprint'
        ? currentFootprint(accounts, successions, 500)
        : accounts.map(({ position }) => position);
    return all.filter((position) => ics === undefined || position.ics === ics);
  };
  const own: Partial<Readings> = {
    async positions(query) {
      const positions = positionsOf(query);
      return { figuresAsOf: await AS_OF, positions, total: totalOf(positions) };
    },
    findings: async ({ through }) =>
      years.map((facts) => ({
        ics: facts.ics,
        findings: findingsOf(facts, 'HI', through).map(unanswered),
      })),
    systems: async () => SYSTEMS,
    successions: async () => successions,
    alerts: async () => ({ figuresAsOf: await AS_OF, alerts: [], takenOver: [] }),
    dueDates: async () => [],
  };
  return Object.assign(Object.create(FAKE) as Readings, own);
}

const accountOf = (facts: Facts, through: Period): ReportedAccount => ({
  position: positionOf(facts, 'HI', through),
  closed: facts.accounts.get('HI')!.closed,
});
