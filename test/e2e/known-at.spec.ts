import { expectProblem, type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

let api: Api;
beforeAll(async () => {
  api = await openWorkedExample();
});
afterAll(() => api?.close());

const at = (moment: string) =>
  api.get(`/v1/positions?fund=HI&year=2022-23&through=12&knownAt=${encodeURIComponent(moment)}`);

test.each(['0', '2021-01-01', '2021-01-01T12:00:00Z'])('by %s nothing was recorded', async (moment) => {
  const { errors } = expectProblem(await at(moment), 400);
  expect(errors).toEqual([{ parameter: 'knownAt', detail: expect.stringContaining(moment.slice(0, 10)) }]);
  expect(errors![0]!.detail).toContain('nothing was recorded by then');
});

test('a time that has not come is refused, as a position is that has not', async () => {
  for (const moment of [inDays(0.01), inDays(2).slice(0, 10), '2999-12-31']) {
    expect(expectProblem(await at(moment), 400).detail).toContain('that time has not come yet');
  }
  expectProblem(await at('99999999'), 400);
});

test('today has begun, and so has the time of the last record', async () => {
  const { figuresAsOf } = (await at(inDays(0).slice(0, 10))).json<{ figuresAsOf: { recordedAt: string } }>();
  expect((await at(figuresAsOf.recordedAt)).status).toBe(200);
});

test('what a clock ahead of ours recorded has come', async () => {
  const ahead = inDays(0.5);
  await api.house.runtime.pool.query('UPDATE facts.known_times SET known_at = $1', [ahead]);
  expect((await at(ahead)).status).toBe(200);
  expectProblem(await at(inDays(0.6)), 400);
});
