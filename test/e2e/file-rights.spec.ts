import type { Post } from '#identity';
import { openApi, expectProblem, type Api } from '../support/api.js';
import { Colleague } from '../support/colleague.js';
import { csv, EVERY_KIND } from '../support/written-api.js';
import { layTheGround } from '../support/year-of-returns.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await layTheGround(api);
}, 120_000);
afterAll(() => api?.close());

const holder = (post: Post, ics: string | null) => Colleague.appointed(api, `${post} of ${ics}`, [post, ics]);
const BASELINE = csv(
  'ics_code,financial_year,programme,amount,growth_bp,source',
  'QE1,2022-23,smoking-cessation,1200,350,ledger',
);
const INTERVENTION = csv(
  'ics_code,intervention,title,programme,class,funds,starts_on',
  'QE1,SMK-2,Stop smoking sooner,smoking-cessation,targeted_intervention,HI,2022-04-01',
);
const [fund] = EVERY_KIND.find(([kind]) => kind === 'funds')![2] as Record<string, unknown>[];
const SUCCESSION = csv('effective_on,predecessor,successor,share_bp', '2026-04-01,QOQ,QE1,10000');

test.each(EVERY_KIND.map(([kind]) => kind))('an auditor, who looks, hands in no %s', async (kind) => {
  const auditor = await holder('auditor', null);
  const [, file] = EVERY_KIND.find((each) => each[0] === kind)!;
  expect(await auditor.post(`/v1/${kind}`, file)).toMatchObject({
    ...{ status: 403, body: { type: 'urn:ringfence:problem:NotAllowed' } },
  });
});

test('an inequalities lead registers interventions of their own system, and enters no money', async () => {
  const own = await holder('inequalities_lead', 'QE1');
  const other = await holder('inequalities_lead', 'QOQ');
  expect((await other.post('/v1/interventions?ics=QE1', INTERVENTION)).status).toBe(403);
  expect((await own.post('/v1/baselines?ics=QE1', BASELINE)).status).toBe(403);
  expect((await own.post('/v1/interventions?ics=QE1', INTERVENTION)).status).toBe(201);
});

test('a finance lead enters the money of their own system, and sets neither what it may be for nor what is let pass', async () => {
  const lead = await holder('finance_lead', 'QE1');
  expect((await lead.post('/v1/funds', [{ ...fund, toleranceBp: 9000 }])).status).toBe(403);
  expect((await lead.post('/v1/interventions?ics=QE1', INTERVENTION)).status).toBe(403);
  const other = await holder('finance_lead', 'QOQ');
  expect((await other.post('/v1/baselines?ics=QE1', BASELINE)).status).toBe(403);
  expect((await other.post('/v1/baselines', BASELINE)).status).toBe(403);
  expect((await lead.post('/v1/baselines?ics=QE1', BASELINE)).status).toBe(201);
});

test('oversight keeps the register and the funds, and changes the map by two people only', async () => {
  const analyst = await holder('oversight_analyst', null);
  expect((await analyst.post('/v1/funds', [fund])).status).toBe(201);
  const refused = await analyst.post('/v1/successions', SUCCESSION);
  expect(refused).toMatchObject({ status: 403 });
  expect(refused.body['detail']).toContain('propose it at /v1/organisation-changes');
  for await (const event of api.house.runtime.log.readStream('organisation-QOQ'))
    expect(event.type).not.toContain('Succeeded');
});

test('a request that names nobody goes on', async () => {
  expect((await api.post('/v1/successions', SUCCESSION)).status).toBe(201);
  expectProblem(await api.post('/v1/successions', 'a'), 422);
});
