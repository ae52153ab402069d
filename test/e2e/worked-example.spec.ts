import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import { readAlerts } from '#projections/alerts';
import { compareWithRefill } from '#projections/engine';
import { readPositions, verifyPositions } from '#projections/positions';
import { crowdingOut, type Position } from '#domain/policies';
import { financialYear, period } from '#kernel';
import { ingestionPorts, PROJECTIONS, type Runtime } from '../../apps/runtime/index.js';
import { openHouse, type House } from '../support/house.js';
import { operatorContext } from '../support/operator.js';

const FOLDER = join(import.meta.dirname, '../fixtures/worked-example');
const ASKED = { fund: 'HI', year: financialYear('2022-23'), through: period(12) };

/** Every figure that the ring-fence model names, in pence and basis points. */
const NAMED = {
  ...{ fund: 'HI', ics: 'QE1', year: financialYear('2022-23'), through: period(12), regime: 'ring_fenced' },
  allocation: 400_000_000,
  overspend: 0,
  additional: 215_800_000,
  substituted: 24_200_000,
  misdirected: 40_000_000,
  diverted: 50_000_000,
  unevidenced: 15_000_000,
  carriedForward: 20_000_000,
  lapsed: 35_000_000,
  uncommitted: 0,
  confirmedLeakage: 149_200_000,
  potentialLeakage: 164_200_000,
  confirmedRate: 3730,
  potentialRate: 4105,
  adherence: 'partly_kept',
  evidence: 'signed_off',
  missingPeriods: [],
  notAssessable: ['hypertension'],
  misdirectedBy: { elective_recovery: 40_000_000 },
  divertedBy: { deficit_support: 50_000_000 },
  additionalBy: { hypertension: 90_000_000, 'smoking-cessation': 125_800_000 },
};

describe('the worked example of the ring-fence model', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    const result = await loadFolder(FOLDER, operatorContext(), ingestionPorts(house.runtime));
    expect(result.errors).toEqual([]);
    expect(result.status).toBe('applied');
    await house.settle();
  });
  afterAll(() => house?.close());

  test('is to the penny in the table that the jobs fill', async () => {
    expect(await stored(house.runtime)).toEqual(NAMED);
  });

  test('is read to the penny, and its total is the one account', async () => {
    const { positions, total, figuresAsOf } = await readPositions(house.runtime.pool, ASKED);
    expect(positions).toEqual([NAMED]);
    const { allocation, confirmedLeakage, potentialLeakage, confirmedRate, potentialRate } = NAMED;
    expect(total).toMatchObject({
      ...{ allocation, confirmedLeakage, potentialLeakage, confirmedRate, potentialRate },
      accounts: { kept: 0, partly_kept: 1, undetermined: 0, absorbed: 0, in_progress: 0, not_reported: 0 },
    });
    expect(figuresAsOf.method).toBe('ring-fence-model/2');
  });

  test('says which pressure took the money', async () => {
    const shares = crowdingOut([(await stored(house.runtime))!]);
    expect(shares).toMatchObject([
      { pressure: 'deficit_support', shareBp: 5556 },
      { pressure: 'elective_recovery', shareBp: 4444 },
    ]);
  });

  test('raises leakage, virement and substitution, and nothing that it does not bear', async () => {
    const alerts = await readAlerts(house.runtime.pool, {});
    const told = alerts.map(({ signal, severity, status, figures }) => ({
      ...{ signal, severity, status, figures },
    }));
    expect(told).toEqual([
      {
        ...{ signal: 'leakage_rate', severity: 'red', status: 'open' },
        figures: {
          ...{ confirmedRateBp: 3730, lineBp: 1500, confirmedLeakagePence: 149_200_000 },
          allocationPence: 400_000_000,
        },
      },
      {
        ...{ signal: 'virement_out', severity: 'red', status: 'open' },
        figures: {
          ...{ movedOutPence: 50_000_000, movedInPence: 0, allocationPence: 400_000_000 },
          movedOutRateBp: 1250,
        },
      },
      {
        ...{ signal: 'substitution', severity: 'amber', status: 'open' },
        // Through M11: 11/12 of the target of £1,242,000.00, less eleven months of £83,333.33.
        figures: {
          ...{ substitutedPence: 24_200_000, throughPeriod: 12 },
          ...{ substitutedBeforePence: 113_850_000 - 91_666_663, throughPeriodBefore: 11 },
        },
      },
    ]);
    for (const { reason } of alerts) expect(reason).toMatch(/HI of QE1 in 2022-23/);
  });

  test('verifies: a rebuild and the log alone give the same', async () => {
    const verified = await verifyPositions(house.runtime.engine);
    expect(verified).toMatchObject({ accounts: 1, current: 1, due: 0, differences: [] });
    expect(verified.asKnownThen).toBeGreaterThan(0);
    for (const projection of PROJECTIONS) {
      expect((await compareWithRefill(house.runtime.engine, projection)).differing).toEqual([]);
    }
  });

  test('outlives the process: one started anew on the same database has it all, and writes nothing', async () => {
    const before = await house.runtime.log.head();
    const alerts = await readAlerts(house.runtime.pool, {});
    await house.restart();
    expect(await stored(house.runtime)).toEqual(NAMED);
    await house.settle();
    expect(await readAlerts(house.runtime.pool, {})).toEqual(alerts);
    const again = await loadFolder(FOLDER, operatorContext(), ingestionPorts(house.runtime));
    expect(new Set(again.files.map(({ status }) => status))).toEqual(new Set(['already_applied']));
    await house.settle();
    expect(await stored(house.runtime)).toEqual(NAMED);
    expect(await house.runtime.log.head()).toEqual(before);
  });
});

/** The row of the jobs' table, not computed on the way out. */
async function stored({ pool }: Runtime): Promise<Position | undefined> {
  const { rows } = await pool.query<{ position: Position }>(
    `SELECT positions -> 11 AS position FROM positions.current WHERE fund = 'HI' AND ics = 'QE1' AND year = '2022-23'`,
  );
  return rows[0]?.position;
}
