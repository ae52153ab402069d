import { readGolden } from '../../event-store/codec/testing/golden.js';
import { advance, compareWithRefill, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { reportsProjection } from './projection.js';
import { readIssuedReports } from './queries.js';

let given: Projected;
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, reportsProjection);
  const { stream, event } = readGolden('ReportIssued.v1');
  const issued = event.data as { readonly sequence: number };
  await given.happened(stream, { type: 'ReportIssued', data: { ...issued, sequence: 1, supersedes: null } });
  await given.happened(stream, event);
  const superseded = readGolden('ReportSuperseded.v1');
  await given.happened(superseded.stream, superseded.event);
  await advance(given.engine, reportsProjection, { until: 3n, maxBatch: 1 });
}, 60_000);
afterAll(() => given.close());

it('lists what was issued, the newest first, with what took its place', async () => {
  const rows = await readIssuedReports(given.engine.pool, {});
  expect(rows.map(({ issued, supersededBy }) => [issued.sequence, supersededBy])).toEqual([
    [2, null],
    [1, 2],
  ]);
  expect(rows[1]!.supersededBecause).toBe('QOQ restated M09.');
});

it('finds by fund, year, state, number and page', async () => {
  const sequences = async (query: Parameters<typeof readIssuedReports>[1]) =>
    (await readIssuedReports(given.engine.pool, query)).map(({ issued }) => issued.sequence);
  expect(await sequences({ current: true })).toEqual([2]);
  expect(await sequences({ current: false })).toEqual([1]);
  expect(await sequences({ fund: 'HI', year: '2022-23', limit: 1 })).toEqual([2]);
  expect(await sequences({ before: 2n })).toEqual([1]);
  expect(await sequences({ report: { fund: 'HI', year: '2022-23', sequence: 1 } })).toEqual([1]);
  expect(await sequences({ fund: 'XX' })).toEqual([]);
});

it('is what a refill gives, delivered one by one or all at once', async () => {
  expect((await compareWithRefill(given.engine, reportsProjection, { maxBatch: 100 })).differing).toEqual([]);
});
