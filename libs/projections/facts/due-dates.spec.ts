import { EVERY_FUND, reportingCalendarStream } from '#domain/reporting-calendar';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { dueDatesKnown } from './due-dates.js';
import { factsProjection } from './projection.js';

const year = '2022-23';
let given: Projected;
/** Log positions, as each date was set. */
const known: bigint[] = [];

beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  known.push(await set('HI', 1, '2022-05-20'));
  known.push(await set(EVERY_FUND, 1, '2022-05-16'));
  known.push(await set(EVERY_FUND, 2, '2022-06-15'));
  known.push(await set(EVERY_FUND, 2, '2022-06-22'));
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
}, 60_000);
afterAll(() => given?.close());

const set = (fund: string, period: number, dueOn: string): Promise<bigint> =>
  given.happened(reportingCalendarStream({ fund, year }), {
    type: 'DueDateSet',
    data: { fund, year, period, dueOn, signOffBy: dueOn },
  });

const datesOf = (fund: string, at = known.at(-1)!) => dueDatesKnown(given.engine.pool, { fund, year }, at);

it("takes a fund's own date before that of every fund, and the newest of each", async () => {
  expect(await datesOf('HI')).toEqual([
    { period: 1, dueOn: '2022-05-20' },
    { period: 2, dueOn: '2022-06-22' },
  ]);
  expect((await datesOf('SDF'))[0]).toEqual({ period: 1, dueOn: '2022-05-16' });
});

it('answers as known then', async () => {
  expect(await datesOf('HI', known[2])).toContainEqual({ period: 2, dueOn: '2022-06-15' });
  expect(await datesOf('SDF', known[0])).toEqual([]);
});

it('has none of another year', async () => {
  expect(await dueDatesKnown(given.engine.pool, { fund: 'HI', year: '2023-24' }, known.at(-1)!)).toEqual([]);
});
