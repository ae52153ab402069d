import { expectProblem, openApi, type Api } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api?.close());

interface Named {
  readonly id: string;
  readonly etag: string;
  readonly posts: readonly { post: string; ics: string | null }[];
}

test('somebody is appointed, and events of what they hand in say their id', async () => {
  const posts = [{ post: 'oversight_analyst', ics: null }];
  const made = await api.post('/v1/people', { name: 'Ada Example', posts });
  expect(made.status).toBe(201);
  const { id, etag } = made.json<Named>();
  expect((await api.get('/v1/people')).json()).toEqual({
    people: [{ id, name: 'Ada Example', posts, etag }],
  });
  const file =
    'ics_code,ons_code,name,region_code,region,established_on\nQE1,E54000048,NHS Lancashire,Y62,North West,2022-07-01\n';
  const taken = await api.post('/v1/organisations', file, { 'ringfence-person': id });
  expect(taken.status).toBe(201);
  for await (const event of api.house.runtime.log.readStream('organisation-QE1'))
    expect(event.metadata.actor).toEqual({ id, role: 'submitter' });
});

test('posts are taken from nobody by who did not see them', async () => {
  const asked = (post: string, ics: string | null) => ({ name: 'Bea Example', posts: [{ post, ics }] });
  const appoint = async (body: object, headers = {}) => api.post('/v1/people', body, headers);
  const { etag } = (await appoint(asked('auditor', null))).json<Named>();
  expectProblem(await appoint(asked('oversight_analyst', null)), 428);
  expectProblem(await appoint(asked('oversight_analyst', null), { 'if-match': '"1"' }), 412);
  expect((await appoint(asked('auditor', null))).json()).toMatchObject({ etag });
  const changed = await appoint(asked('oversight_analyst', null), { 'if-match': etag });
  expect(changed.status).toBe(201);
  expectProblem(await appoint(asked('finance_lead', 'QE1'), { 'if-match': etag }), 412);
});

test('an appointment is made once for its key', async () => {
  const key = { 'idempotency-key': 'appoint-cy' };
  const body = { name: 'Dot Example', posts: [{ post: 'auditor', ics: null }] };
  const first = await api.post('/v1/people', body, key);
  const { etag } = first.json<Named>();
  expect((await api.post('/v1/people', { ...body, posts: [] }, { 'if-match': etag })).status).toBe(201);
  expect((await api.post('/v1/people', body, key)).text).toBe(first.text);
  expectProblem(await api.post('/v1/people', { ...body, name: 'Eve Example' }, key), 422);
  const { people } = (await api.get('/v1/people')).json<{ people: { name: string }[] }>();
  expect(people.map(({ name }) => name)).not.toContain('Dot Example');
});

test('whom nobody knows may hand in nothing', async () => {
  expectProblem(await api.post('/v1/plans', 'a', { 'ringfence-person': 'x' }), 400);
});

test('every fault of a body is told at once, each at its pointer', async () => {
  const { errors } = expectProblem(
    await api.post('/v1/people', { name: '', posts: [{ post: 'king', ics: null }], more: 1 }),
    400,
  );
  expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(['#/more', '#/name', '#/posts/0/post']);
  expectProblem(await api.post('/v1/people', { name: 'Bo', posts: [{ post: 'auditor', ics: 'QE1' }] }), 422);
});

test('a page says whom one acts as, and keeps the choice', async () => {
  const { id } = (
    await api.post('/v1/people', { name: 'Cy Example', posts: [{ post: 'auditor', ics: null }] })
  ).json<Named>();
  const chosen = await fetch(`${api.url}/acting-as`, {
    method: 'POST',
    body: new URLSearchParams({ person: id }),
    redirect: 'manual',
  });
  expect(chosen.status).toBe(303);
  const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!;
  const page = await fetch(`${api.url}/acting-as`, { headers: { cookie } });
  expect(await page.text()).toContain('You act as <strong>Cy Example</strong>');
});
