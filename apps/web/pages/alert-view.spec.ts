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
    const rows = await rowsOf('Health inequalities funding, 2022-23');
    expect(rows.flatMap(({ figures }) => figures)).toContainEqual(
      expect.objectContaining({ name: 'Confirmed leakage' }),
    );
    expect(JSON.stringify(rows)).not.toMatch(/seep/i);
  });

  test('names the system and the fund, and no code of either', async () => {
    const rows = await rowsOf('Health inequalities funding, 2022-23');
    expect(rows.length).toBeGreaterThan(0);
    for (const { reason, system } of rows) {
      expect(reason).toContain('he account');
      expect(`${system} ${reason}`).not.toMatch(/\bHI\b|\bQ[A-Z0-9]{2}\b/);
    }
  });

  test('where the ring was lifted speaks of seepage, in its sentence and its figures', async () => {
    const rows = await rowsOf('Health inequalities funding, 2023-24');
    expect(rows.flatMap(({ figures }) => figures)).toContainEqual(
      expect.objectContaining({ name: 'Confirmed seepage' }),
    );
    // An address is for machines: it has the signal's own name.
    const printed = rows.map(({ desk: _address, ...row }) => row);
    expect(JSON.stringify(printed)).not.toMatch(/leak|breach/i);
  });
});

test('an alert that came with another system says who took its own over, and whether the whole of it', async () => {
  const [{ alerts }, systems] = await Promise.all([readings.alerts({}), readings.systems()]);
  const [heir, whole, part] = [...new Set(alerts.map(({ account }) => account.ics))];
  const takenOver = [
    { ics: whole!, whole: true },
    { ics: part!, whole: false },
  ];
  const said = new Map(
    alertView(alerts, systems, [HI], undefined, { ics: heir!, takenOver })
      .flatMap((group) => group.alerts)
      .map((row) => [row.system, row.takenOver]),
  );
  const name = (ics: string) => systems.find(({ icsCode }) => icsCode === ics)!.name;
  expect(said.get(name(heir!))).toBeNull();
  expect(said.get(name(whole!))).toBe(`Of ${name(whole!)}, which ${name(heir!)} took over.`);
  expect(said.get(name(part!))).toBe(`Of ${name(part!)}, a part of which ${name(heir!)} took over.`);
});
