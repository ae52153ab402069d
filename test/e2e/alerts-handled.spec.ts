import { expectProblem, type Answer, type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

let api: Api;
let analyst: string;
let lead: string;
let other: string;
beforeAll(async () => {
  api = await openWorkedExample();
  analyst = await appointed('Ola Analyst', 'oversight_analyst', null);
  lead = await appointed('Lee Lead', 'inequalities_lead', ICS);
  other = await appointed('Ott Other', 'finance_lead', 'QZZ');
}, 60_000);
afterAll(() => api?.close());

const ICS = 'QE1';
const appointed = async (name: string, post: string, ics: string | null): Promise<string> =>
  (await api.post('/v1/people', { name, posts: [{ post, ics }] })).json<{ id: string }>().id;

const at = (signal: string) => `/v1/alerts/${signal}/HI/${ICS}/2022-23`;
const LEAKAGE = at('leakage_rate');
const does = (who: string, path: string, body: unknown, etag?: string): Promise<Answer> =>
  api.post(path, body, { 'ringfence-person': who, ...(etag === undefined ? {} : { 'if-match': etag }) });

interface Whole {
  readonly alert: { readonly status: string; readonly needsAttention: boolean; readonly replies: unknown[] };
  readonly events: readonly {
    readonly happened: string;
    readonly by: string | null;
    readonly position: string;
  }[];
  readonly etag: string;
}
const whole = async (path = LEAKAGE): Promise<Whole> => (await api.get(path)).json<Whole>();
const alerts = async (query: string) =>
  (await api.get(`/v1/alerts?${query}`)).json<{ alerts: { signal: string }[] }>().alerts;
const tomorrow = () => new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10);

test('an alert is put aside, given away, answered and closed, each by who may and as they saw it', async () => {
  const { etag } = await whole();
  expect((await alerts('needsAttention=true')).map(({ signal }) => signal)).toContain('leakage_rate');
  const put = await does(analyst, `${LEAKAGE}/acknowledgement`, { until: tomorrow() }, etag);
  expect([put.status, put.json()]).toMatchObject([200, { written: 1 }]);
  const seen = (answer: Answer) => answer.json<{ etag: string }>().etag;
  expect((await alerts('needsAttention=true')).map(({ signal }) => signal)).not.toContain('leakage_rate');

  // Somebody who read it before must read it again.
  expectProblem(await does(analyst, `${LEAKAGE}/closing`, { reason: 'Agreed.' }, etag), 412);
  const given = await does(analyst, `${LEAKAGE}/assignment`, { personId: analyst }, seen(put));
  expect(given.status).toBe(200);
  expect(await alerts(`assignedTo=${analyst}`)).toMatchObject([{ signal: 'leakage_rate' }]);
  expect(await alerts(`assignedTo=${lead}`)).toEqual([]);

  const said = 'The elective recovery lines are miscoded, and put right in M13.';
  const answered = await does(lead, `${LEAKAGE}/replies`, { text: said });
  expect(answered.status).toBe(200);
  const closed = await does(analyst, `${LEAKAGE}/closing`, { reason: 'Agreed.' }, seen(answered));
  expect(closed.status).toBe(200);
  const { alert, events, etag: now } = await whole();
  expect(alert).toMatchObject({ status: 'closed', needsAttention: false, resolution: 'Agreed.' });
  expect(alert.replies).toEqual([{ text: said, by: lead, at: expect.any(String) as string }]);
  expect(events[0]).toMatchObject({ happened: 'raised', by: null });
  expect(events.slice(-4).map(({ happened, by }) => [happened, by])).toEqual([
    ['acknowledged', analyst],
    ['assigned', analyst],
    ['replied', lead],
    ['closed', analyst],
  ]);
  expect(now).toBe(seen(closed));
  expect(await alerts('status=closed')).toMatchObject([{ signal: 'leakage_rate' }]);

  const raisedAt = events[0]!.position;
  expect(await whole(`${LEAKAGE}?knownAt=${raisedAt}`)).toMatchObject({
    alert: { status: 'open', replies: [] },
  });
  expect(await alerts(`knownAt=${raisedAt}&signal=leakage_rate`)).toMatchObject([{ status: 'open' }]);
});

test('who may not is told who could', async () => {
  const path = at('virement_out');
  const { etag } = await whole(path);
  expectProblem(await does(lead, `${path}/closing`, { reason: 'Ours.' }, etag), 403);
  expectProblem(await does(analyst, `${path}/replies`, { text: 'Theirs.' }), 403);
  expectProblem(await does(other, `${path}/replies`, { text: 'Not ours.' }), 403);
});

test('what is wrong with a request is said, and changes nothing', async () => {
  const path = at('virement_out');
  const { etag, events } = await whole(path);
  expectProblem(await does(analyst, `${path}/acknowledgement`, { until: tomorrow() }), 428);
  const body = expectProblem(
    await does(analyst, `${path}/acknowledgement`, { until: '1 May', x: 1 }, etag),
    400,
  );
  expect(body.errors?.map(({ pointer }) => pointer).sort()).toEqual(['#/until', '#/x']);
  const past = await does(analyst, `${path}/acknowledgement`, { until: '2023-01-01' }, etag);
  expect(expectProblem(past, 422).type).toMatch(/AcknowledgementOver$/);
  expectProblem(await does(analyst, `${path}/assignment`, { personId: 'nobody' }, etag), 400);
  const patient = await does(lead, `${path}/replies`, { text: 'It was for 943 476 5919.' });
  expect(expectProblem(patient, 422).type).toMatch(/PatientIdentifier$/);
  expectProblem(await does(lead, `${path}/replies`, { text: 'x'.repeat(4001) }), 400);
  expect((await whole(path)).events).toEqual(events);
  expectProblem(await api.get('/v1/alerts/nonsense/HI/QE1/2022-23'), 404);
  expectProblem(await api.get('/v1/alerts/leakage_rate/HI/QZZ/2022-23'), 404);
  expectProblem(await does(lead, '/v1/alerts/leakage_rate/HI/QE1/2031-32/replies', { text: 'Why.' }), 404);
  for (const query of [
    'status=shut',
    'severity=green',
    'signal=x',
    'needsAttention=1',
    'assignedTo=x',
    'y=1',
  ])
    expectProblem(await api.get(`/v1/alerts?${query}`), 400);
});
