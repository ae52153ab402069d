import { pence, sumPence } from '#kernel';
import { positionOf, totalOf, type Position } from '#domain/policies';
import { FakeReadings } from '../testing/fake-readings.js';
import { HI, syntheticSystem } from '../testing/synthetic-system.js';
import { buildOversightReport } from './build.js';
import { leakageByWay } from './leakage-by-way.js';
import type { OversightInput } from './report.js';

const readings = new FakeReadings('Synthetic.');

async function input(year = '2022-23', through = 12): Promise<OversightInput> {
  const [{ figuresAsOf, positions, total }, systems, { alerts }] = await Promise.all([
    readings.positions({ fund: 'HI', year, through }),
    readings.systems(),
    readings.alerts({ year }),
  ]);
  const findings = await readings.findings({ fund: 'HI', year, through });
  return {
    ...{ fund: HI, scope: { kind: 'national', name: 'England' } as const, year, through },
    figuresAsOf,
    ...{ positions, total, footprint: 'as_reported', accounts: positions, parts: null },
    systems,
    findings,
    ...{ alerts, closedSystems: [], discrepancies: [], dataNotice: 'Synthetic.' },
    dueDates: await readings.dueDates({ fund: 'HI', year }),
  };
}

const worked = (): Position => positionOf(syntheticSystem('QE1', '2022-23').facts, 'HI', 12);

describe('leakage by way', () => {
  test('of the worked example, is what the model says', () => {
    expect(worked()).toMatchObject({
      confirmedLeakage: 149_200_000,
      potentialLeakage: 164_200_000,
      adherence: 'partly_kept',
    });
    expect(
      leakageByWay(worked()).map(({ way, certainty, amountPence }) => [way, certainty, amountPence]),
    ).toEqual([
      ['diverted', 'confirmed', 50_000_000],
      ['misdirected', 'confirmed', 40_000_000],
      ['substituted', 'confirmed', 24_200_000],
      ['lapsed', 'confirmed', 35_000_000],
      ['unevidenced', 'potential', 15_000_000],
      ['lapsed', 'potential', 0],
      ['substituted', 'potential', 0],
    ]);
  });

  test('a credit under one pressure hides no charge under another', () => {
    const position = {
      ...worked(),
      misdirectedBy: { ambulance: pence(700), workforce: pence(-200) },
      diverted: pence(0),
      substituted: pence(0),
      lapsed: pence(0),
      unevidenced: pence(-50),
      confirmedLeakage: pence(700),
      potentialLeakage: pence(700),
    };
    const amounts = leakageByWay(position).map((row) => row.amountPence);
    expect(amounts).toEqual([0, 700, 0, 0, 0, 0, 0]);
  });

  test('a lapse that may only be a missing return stands apart from one that is confirmed', () => {
    const position = {
      ...worked(),
      misdirectedBy: {},
      diverted: pence(0),
      substituted: pence(0),
      unevidenced: pence(0),
      lapsed: pence(1200),
      confirmedLeakage: pence(900),
      potentialLeakage: pence(1250),
    };
    const amounts = leakageByWay(position).map((row) => row.amountPence);
    expect(amounts).toEqual([0, 0, 0, 900, 0, 300, 50]);
  });
});

describe('the oversight report', () => {
  test('sums: identity to the whole, ways to the interval, classes to the systems', async () => {
    const given = await input();
    const report = buildOversightReport(given);
    const sumOf = (certainty: string): number =>
      sumPence(
        report.leakage.byWay.filter((row) => row.certainty === certainty).map((row) => row.amountPence),
      );

    expect(sumPence(report.identity.map((part) => part.amountPence))).toBe(
      given.total.allocation + given.total.overspend,
    );
    expect(sumOf('confirmed')).toBe(given.total.confirmedLeakage);
    expect(sumOf('confirmed') + sumOf('potential')).toBe(given.total.potentialLeakage);
    expect(report.leakage.declaredPence + report.leakage.foundPence).toBe(given.total.confirmedLeakage);
    for (const row of report.adherence) expect(row.systems).toHaveLength(row.accounts);
    expect(report.adherence.flatMap((row) => row.systems)).toHaveLength(42);
  });

  test('puts systems in the order of their confirmed rate, and those without a rate last', async () => {
    const { systems } = buildOversightReport(await input());
    const rates = systems.map(({ position }) => position.confirmedRate);
    expect(rates).toEqual([...rates].sort((a, b) => (b ?? -1) - (a ?? -1)));
  });

  test('is the same report whatever the order of what it is given', async () => {
    const given = await input();
    const turned: OversightInput = {
      ...given,
      positions: [...given.positions].reverse(),
      accounts: [...given.accounts].reverse(),
      systems: [...given.systems].reverse(),
      findings: [...given.findings].reverse(),
      alerts: [...given.alerts].reverse(),
    };
    expect(buildOversightReport(turned)).toEqual(buildOversightReport(given));
  });

  test('names what is missing instead of filling it', async () => {
    const report = buildOversightReport(await input('2023-24', 12));
    expect(report.missing.length).toBeGreaterThan(0);
    expect(report.notKnown[0]).toMatch(/monthly returns from \d+ systems are missing\./);
  });

  test('without the ring it speaks of seepage, and nowhere of leakage or a breach', async () => {
    const { regime, summary, notKnown } = buildOversightReport(await input('2023-24', 8));
    expect(regime).toBe('notional');
    expect(summary.join(' ')).toContain('Confirmed seepage');
    expect([...summary, ...notKnown].join(' ')).not.toMatch(/leakage|breach/i);
  });

  test('a system that the register does not name goes by its code', async () => {
    const report = buildOversightReport({ ...(await input()), systems: [] });
    expect(report.systems.find(({ ics }) => ics === 'QE1')?.name).toBe('QE1');
  });

  test('nothing at all is a report too', async () => {
    const given = await input();
    const report = buildOversightReport({
      ...given,
      positions: [],
      accounts: [],
      findings: [],
      alerts: [],
      total: totalOf([]),
    });
    expect(report.summary[0]).toBe('0 systems were given £0.00. Of that, £0.00 did what it was given for.');
    expect(report.pressures).toEqual([]);
  });
});
