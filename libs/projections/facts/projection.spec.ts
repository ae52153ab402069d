import { advance, ensureLive } from '../engine/index.js';
import { goldenNames, readGolden } from '../../event-store/codec/testing/golden.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { factsProjection } from './projection.js';

let given: Projected;
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  for (const type of goldenNames()) await given.tell({ type, ...readGolden(type) });
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
}, 60_000);
afterAll(() => given.close());

const rowsOf = async (table: string, where = 'true'): Promise<Record<string, unknown>[]> =>
  (await given.engine.pool.query<Record<string, unknown>>(`SELECT * FROM facts.${table} WHERE ${where}`))
    .rows;

it.each(factsProjection.tables.map(({ name }) => name))(
  'one of every event leaves something in %s',
  async (table) => {
    expect((await rowsOf(table)).length).toBeGreaterThan(0);
  },
);

it('knows a transfer on both sides, from one event', async () => {
  const [out] = await rowsOf('account_entries', `kind = 'transfer_out'`);
  const [into] = await rowsOf('account_entries', `kind = 'transfer_in'`);
  expect(Number(out!['amount_pence'])).toBe(-Number(into!['amount_pence']));
  expect(out!['known_from']).toBe(into!['known_from']);
  expect(out!['ics']).not.toBe(into!['ics']);
});

it('keeps every version of what can change, each with when it was known', async () => {
  for (const table of ['organisations', 'funds', 'interventions']) {
    const versions = await rowsOf(table);
    expect(new Set(versions.map((row) => row['known_from'])).size).toBe(versions.length);
  }
});

it('adds lines up to the control total of their return', async () => {
  const [{ sums, lines }] = (
    await given.engine.pool.query(
      `SELECT (SELECT sum(amount_pence) FROM facts.return_sums) AS sums, (SELECT sum(amount_pence) FROM facts.return_lines) AS lines`,
    )
  ).rows as [{ sums: string; lines: string }];
  expect(sums).toBe(lines);
});

it('marks with its own position every account that an event bears on', async () => {
  const touched = await rowsOf('touched');
  const accounts = await rowsOf('accounts');
  expect(touched.length).toBe(accounts.length);
  const { position } = await given.engine.log.head();
  for (const row of touched) expect(BigInt(row['position'] as string)).toBeLessThanOrEqual(position);
});

it('keeps the time of every event, of alerts too, and nothing else of an alert', async () => {
  const times = await rowsOf('known_times');
  expect(times.length).toBe(goldenNames().length);
  const shown = JSON.stringify(
    await Promise.all(['accounts', 'touched', 'account_entries'].map((table) => rowsOf(table))),
  );
  expect(shown).not.toContain('leakage_rate');
});
