import { randomUUID } from 'node:crypto';
import { award, fund, virement } from '../faults/commands.support.js';
import { registered } from '../faults/successions.support.js';
import { expectProblem, openApi, type Api } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const { application } = api.house.runtime;
  for (const command of [registered('QE1'), fund(), award('QE1'), virement('QE1', 100)])
    await application.execute(command);
  await api.house.settle();
}, 60_000);
afterAll(() => api?.close());

const ACCOUNT = '/v1/accounts/HI/QE1/2022-23';
interface YearEnd {
  readonly figuresAsOf: { readonly position: string };
  readonly closed: boolean;
  readonly missingPeriods: number[];
  readonly openAlerts: { signal: string }[];
  readonly now: { uncommitted: number; lapsed: number };
  readonly whenClosed: { uncommitted: number; lapsed: number };
  readonly etag: string;
}
const yearEnd = async () => (await api.get(`${ACCOUNT}/year-end`)).json<YearEnd>();

test('oversight sees what closing would do, closes what it saw, and that is what it did', async () => {
  const before = await yearEnd();
  expect(before).toMatchObject({ closed: false, openAlerts: [{ signal: 'virement_out' }] });
  expect(before.missingPeriods).toHaveLength(12);
  expect(before.now.uncommitted).toBeGreaterThan(0);
  expect(before.whenClosed).toMatchObject({ uncommitted: 0, lapsed: before.now.uncommitted });

  const close = (closedOn: string, headers: Record<string, string>) =>
    api.post(`${ACCOUNT}/closing`, { closedOn }, headers);
  const lead = await api.post('/v1/people', { name: 'Lee', posts: [{ post: 'finance_lead', ics: 'QE1' }] });
  const { id } = lead.json<{ id: string }>();
  expectProblem(await close('2023-05-31', { 'ringfence-person': id, 'if-match': before.etag }), 403);
  expectProblem(await close('2023-05-31', {}), 428);
  expectProblem(await close('2099-05-31', { 'if-match': before.etag }), 422);
  const early = expectProblem(await close('2022-04-02', { 'if-match': before.etag }), 422);
  expect(early.detail).toContain('its year ends on 2023-03-31');
  for (const [closedOn, rule] of [
    ['2023-03-30', 'year_not_over'],
    ['2099-05-31', 'close_not_yet'],
  ]) {
    const rows = [{ fund: 'HI', ics_code: 'QE1', financial_year: '2022-23', closed_on: closedOn }];
    const { errors } = expectProblem(await api.post('/v1/year-ends', { rows }), 422);
    expect(errors).toMatchObject([{ pointer: '#/rows/0/closed_on', rule }]);
  }

  // Somebody books to it after it was read.
  await api.house.runtime.application.execute(virement('QE1', 50));
  expectProblem(await close('2023-05-31', { 'if-match': before.etag }), 412);
  const { etag, whenClosed } = await yearEnd();
  const headers = { 'if-match': etag, 'idempotency-key': randomUUID() };
  const done = await close('2023-05-31', headers);
  expect([done.status, done.json()]).toMatchObject([200, { written: 1 }]);
  expect((await close('2023-05-31', headers)).text).toBe(done.text);
  const after = await yearEnd();
  expect(after).toMatchObject({ closed: true, now: whenClosed, whenClosed });
  const known = await api.get(`${ACCOUNT}/year-end?knownAt=${before.figuresAsOf.position}`);
  expect(known.json()).toEqual({ ...before, etag: after.etag });
  expectProblem(await api.get(`${ACCOUNT}/year-end?knownAt=99999`), 400);
  expectProblem(await close('2023-06-30', { 'if-match': after.etag }), 422);
  expectProblem(await api.get('/v1/accounts/HI/QZZ/2022-23/year-end'), 404);
});
