import fc from 'fast-check';
import { IDENTITY_PARTS, type PositionTotal, type Successions } from '#domain/policies';
import { sumPence } from '#kernel';
import { anyThrough } from '../../domain/testing/arbitrary-facts.js';
import { anySuccessions } from '../../domain/testing/arbitrary-footprint.js';
import { COMPARED } from '../issued/differences.js';
import { anyYears, readingsOf, REGIONS } from '../testing/footprint-readings.js';
import { oversightReportOf } from './report-of.js';
import type { OversightReport } from './report.js';

// The long size is for a release: RINGFENCE_LONG=1.
const RUNS = { numRuns: process.env['RINGFENCE_LONG'] === '1' ? 20_000 : 25 };

type Years = Parameters<typeof readingsOf>[0];

/** On today's footprint: the report of the nation, those of its regions, and those of its systems. */
async function reportsOf(years: Years, successions: Successions, through: number) {
  const readings = readingsOf(years, successions);
  const query = { fund: 'HI', year: '2022-23', through, footprint: 'current_footprint' } as const;
  const national = await oversightReportOf(readings, query);
  const regions = REGIONS.map((regionCode) =>
    oversightReportOf(readings, { ...query, scope: { kind: 'region', regionCode } }),
  );
  const systems = national.systems.map(({ ics }) =>
    oversightReportOf(readings, { ...query, scope: { kind: 'system', ics } }),
  );
  return { national, regions: await Promise.all(regions), systems: await Promise.all(systems) };
}

type Figures = Record<string, number>;

/** Every figure of a report that can be summed, by a name. */
function figuresOf(report: OversightReport): Figures {
  const { total, reported, notReported, identity, adherence, leakage, pressures, evidence } = report;
  const all: [string, number][] = [
    ...amountsOf('total', total),
    ...amountsOf('reported', reported),
    ...IDENTITY_PARTS.map((part): [string, number] => [`held ${part}`, notReported.heldAsPence[part]]),
    ['not reported', notReported.allocationPence],
    ...identity.map(({ part, amountPence }): [string, number] => [`identity ${part}`, amountPence]),
    ...adherence.map((row): [string, number] => [`class ${row.class}`, row.accounts]),
    ...(['declaredPence', 'foundPence', 'notKnownPence'] as const).map((name): [string, number] => [
      name,
      leakage[name],
    ]),
    ...leakage.byWay.map((row): [string, number] => [`${row.certainty} ${row.way}`, row.amountPence]),
    ...pressures.flatMap((row): [string, number][] => [
      [`misdirected ${row.pressure}`, row.misdirectedPence],
      [`diverted ${row.pressure}`, row.divertedPence],
    ]),
    ...findingsOf(report),
    ['signed off', evidence.signedOff],
    ['provisional', evidence.provisional],
  ];
  return summed(all);
}

const amountsOf = (name: string, total: PositionTotal): [string, number][] =>
  COMPARED.map((figure) => [`${name} ${figure}`, total[figure]]);

/** By the account that reported it, whether it stands under its own name or a successor's. */
const findingsOf = ({ findings }: OversightReport): [string, number][] =>
  findings.flatMap(({ ics, findings }) =>
    findings.flatMap((one): [string, number][] => {
      const name = `${one.partOf?.account.ics ?? ics} ${one.ruleId} ${one.by}`;
      return [
        [`${name} amount`, one.amountPence],
        [`${name} counted`, one.countedPence],
      ];
    }),
  );

function summed(all: readonly (readonly [string, number])[]): Figures {
  const sums: Figures = {};
  for (const [name, amount] of all) sums[name] = (sums[name] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

describe('on today’s footprint, through any chain of successions', () => {
  it('reports of regions, and of systems, sum to that of the nation, figure by figure and finding by finding', () =>
    fc.assert(
      fc.asyncProperty(anyYears, anySuccessions, anyThrough, async (years, successions, through) => {
        const { national, regions, systems } = await reportsOf(years, successions, through);
        // A pressure that gave back more than it took, taken together, is listed by none that took nothing of its own.
        const comparable = (reports: readonly OversightReport[]): Figures =>
          summed(
            reports
              .flatMap((report) => Object.entries(figuresOf({ ...report, pressures: [] })))
              .map(([name, amount]) => [name, amount]),
          );
        expect(comparable(regions)).toEqual(comparable([national]));
        expect(comparable(systems)).toEqual(comparable([national]));
      }),
      RUNS,
    ));

  it('in each the ways sum to its leakage, the findings to their ways, and the parts of accounts to both', () =>
    fc.assert(
      fc.asyncProperty(anyYears, anySuccessions, anyThrough, async (years, successions, through) => {
        const { regions, systems } = await reportsOf(years, successions, through);
        for (const report of [...regions, ...systems]) {
          const { byWay } = report.leakage;
          const sumOf = (rows: readonly { readonly amountPence: number }[]): number =>
            sumPence(rows.map(({ amountPence }) => amountPence));
          const { confirmedLeakage, potentialLeakage } = report.total;
          expect(sumOf(byWay.filter(({ certainty }) => certainty === 'confirmed'))).toBe(confirmedLeakage);
          expect(sumOf(byWay)).toBe(potentialLeakage);
          const findings = report.findings.flatMap((one) => one.findings);
          for (const { way, certainty, amountPence } of byWay) {
            const ofWay = findings.filter((one) => one.way === way && one.certainty === certainty);
            expect(sumPence(ofWay.map(({ countedPence }) => countedPence))).toBe(amountPence);
            expect(amountPence).toBeGreaterThanOrEqual(0);
          }
          for (const { countedPence, amountPence } of findings)
            expect(countedPence).toBeLessThanOrEqual(Math.max(0, amountPence));
          const parts = report.apportionedFrom!.flatMap((part) => part.byWay);
          for (const row of byWay)
            expect(
              sumOf(parts.filter(({ way, certainty }) => way === row.way && certainty === row.certainty)),
            ).toBe(row.amountPence);
        }
      }),
      RUNS,
    ));
});
