import { readGolden } from '../../event-store/codec/testing/golden.js';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { discrepanciesKnown } from './discrepancies-known.js';
import { factsProjection } from './projection.js';

let given: Projected;
let submitted: bigint;
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  const { stream, event } = readGolden('ReturnSubmitted.v2');
  submitted = await given.happened(stream, event);
  const data = event.data as { ics: string; year: string; period: number; version: number };
  const { ics, year, period, version } = data;
  const until = await given.happened(stream, {
    type: 'ReturnSentBack',
    data: { ics, year, period, version, reason: 'Please check.' },
  });
  await advance(given.engine, factsProjection, { until });
}, 60_000);
afterAll(() => given.close());

it('tells what was odd about the returns that counted then, and nothing of those sent back', async () => {
  const data = readGolden('ReturnSubmitted.v2').event.data as {
    ics: string;
    year: string;
    period: number;
    version: number;
    discrepancyCount: number;
    discrepancies: readonly object[];
  };
  const { ics, year, period, version, discrepancyCount: count } = data;
  const known = (through: number, at: bigint) => discrepanciesKnown(given.engine.pool, { year, through }, at);
  expect(count).toBeGreaterThan(0);
  expect(await known(13, submitted)).toEqual([
    {
      ics,
      period,
      version,
      confirmed: expect.any(Boolean),
      byOperator: true,
      count,
      discrepancies: data.discrepancies.slice(0, 5),
    },
  ]);
  expect(await known(period - 1, submitted)).toEqual([]);
  expect(await known(13, submitted + 1n)).toEqual([]);
});
