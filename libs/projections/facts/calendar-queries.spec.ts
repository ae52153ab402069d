import { EVERY_FUND, reportingCalendarStream } from '#domain/reporting-calendar';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { extensionsKnown, monthDatesKnown } from './calendar-queries.js';
import { factsProjection } from './projection.js';

const year = '2022-23';
let given: Projected;
const known: bigint[] = [];

beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  known.push(await set(EVERY_FUND, '2022-05-16'), await set('HI', '2022-05-20'));
  known.push(await extended(EVERY_FUND, 'QE1', '2022-06-10'), await extended('HI', 'QE1', '2022-06-30'));
  known.push(await extended('HI', 'QE1', '2022-06-05'), await extended('SDF', 'QOP', '2022-07-01'));
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
}, 60_000);
afterAll(() => given?.close());

const set = (fund: string, dueOn: string): Promise<bigint> =>
  given.happened(reportingCalendarStream({ fund, year }), {
    type: 'DueDateSet',
    data: { fund, year, period: 1, dueOn, signOffBy: '2022-05-30' },
  });
const extended = (fund: string, ics: string, until: string): Promise<bigint> =>
  given.happened(reportingCalendarStream({ fund, year }), {
    type: 'ExtensionGranted',
    data: { fund, ics, year, period: 1, until, reason: 'a ledger moved', grantedBy: 'p-1' },
  });

const untilOf = async (fund: string, at = known.at(-1)!): Promise<string[]> =>
  (await extensionsKnown(given.engine.pool, { fund, year }, at)).map(({ ics, until }) => `${ics} ${until}`);

it("takes a fund's own dates before those of every fund", async () => {
  const of = (fund: string) => monthDatesKnown(given.engine.pool, { fund, year }, known.at(-1)!);
  expect((await of('HI')).get(1)).toEqual({ dueOn: '2022-05-20', signOffBy: '2022-05-30' });
  expect((await of('SDF')).get(1)?.dueOn).toBe('2022-05-16');
});

it('takes the newest extension of the fund and of every fund, and of the two the later', async () => {
  expect(await untilOf('HI', known[2])).toEqual(['QE1 2022-06-10']);
  expect(await untilOf('HI', known[3])).toEqual(['QE1 2022-06-30']);
  expect(await untilOf('HI')).toEqual(['QE1 2022-06-10']);
  expect(await untilOf('SDF')).toEqual(['QE1 2022-06-10', 'QOP 2022-07-01']);
});

it('says why, who granted it and when', async () => {
  const [row] = await extensionsKnown(given.engine.pool, { fund: 'HI', year, ics: 'QE1' }, known.at(-1)!);
  expect(row).toMatchObject({ reason: 'a ledger moved', grantedBy: 'p-1' });
  expect(row!.grantedAt).toMatch(/^\d{4}-/);
});
