import { HI } from '../../../libs/reporting/testing/synthetic-system.js';
import { FakeReadings } from '../../../libs/reporting/testing/fake-readings.js';
import { alertView, type AlertRow } from './alert-view.js';

const readings = new FakeReadings();

/** The alerts of a list over both years, by the name of their account. */
async function rowsOf(account: string): Promise<AlertRow[]> {
  const [{ alerts }, systems] = await Promise.all([readings.alerts({}), readings.systems()]);
  return alertView(alerts, systems, [HI])
    .flatMap((group) => group.alerts)
    .filter((row) => row.account === account);
}

describe('an alert, in a list over a ring-fenced and a lifted year', () => {
  test('within the ring speaks of leakage', async () => {
    const rows = await rowsOf('HI, 2022-23');
    expect(rows.flatMap(({ figures }) => figures)).toContainEqual(
      expect.objectContaining({ name: 'Confirmed leakage' }),
    );
    expect(JSON.stringify(rows)).not.toMatch(/seep/i);
  });

  test('where the ring was lifted speaks of seepage, in its sentence and its figures', async () => {
    const rows = await rowsOf('HI, 2023-24');
    expect(rows.flatMap(({ figures }) => figures)).toContainEqual(
      expect.objectContaining({ name: 'Confirmed seepage' }),
    );
    expect(JSON.stringify(rows)).not.toMatch(/leak|breach/i);
  });
});
