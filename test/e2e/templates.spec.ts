import { z } from 'zod';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { EVERY_KIND } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const needed = new Set(['organisations', 'funds', 'baselines', 'interventions']);
  for (const [kind, file] of EVERY_KIND.filter(([each]) => needed.has(each)))
    expect((await api.post(`/v1/${kind}`, file)).status).toBe(201);
});
afterAll(() => api?.close());

type Schema = Parameters<typeof z.fromJSONSchema>[0];
interface Described {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: Schema }> }> }>
  >;
}

test('the form of a return has the codes of the system in it, and is refused until it is filled in', async () => {
  const { status, type, text } = await api.get('/v1/templates/returns?ics=QE1&year=2022-23&period=M1');
  expect({ status, type }).toEqual({ status: 200, type: 'text/csv' });
  expect(text.split('\r\n').slice(1, -1)).toEqual([
    'QE1,2022-23,1,,HI-SMK-1,,HI,SMK-1,,,,,Stop smoking,',
    'QE1,2022-23,1,,core-smoking-cessation,,core,,smoking-cessation,,,,,',
  ]);
  expectProblem(await api.post('/v1/returns', text), 422);
  const filled = text.replace(/,1,,([^,]+),,/g, ',1,yes,$1,10,');
  expect((await api.post('/v1/returns', filled)).status).toBe(201);
});

test('it comes as a workbook too, which is read like any other', async () => {
  const response = await fetch(`${api.url}/v1/templates/returns?ics=QE1&year=2022-23&period=2&format=xlsx`);
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-disposition')).toContain('returns-QE1-2022-23-M2.xlsx');
  const init = { method: 'POST', headers: { 'content-type': type }, body: await response.arrayBuffer() };
  const checked = (await (await fetch(`${api.url}/v1/returns/check`, init)).json()) as { errors: unknown[] };
  expect(checked.errors).toMatchObject(['D2', 'F2', 'D3', 'F3'].map((cell) => ({ cell, rule: 'required' })));
});

test('columns say what they take, to the member as it is described', async () => {
  const { paths } = (await api.get('/openapi.json')).json<Described>();
  const { schema } =
    paths['/v1/templates/{table}/columns']!['get']!.responses['200']!.content['application/json']!;
  const answer = (await api.get('/v1/templates/virements/columns')).json<{ columns: object[] }>();
  expect(z.fromJSONSchema(schema).safeParse(answer).error?.issues ?? []).toEqual([]);
  expect(answer.columns).toContainEqual({
    ...{ column: 'direction', required: true, takes: 'choice', form: 'One of the words listed.' },
    ...{ values: ['out', 'in'], what: 'out of the account, or back in.', example: 'out' },
  });
});

test.each([
  ['/v1/templates/returns?ics=QZZ', 400, 'ics'],
  ['/v1/templates/returns?year=1999-00', 400, 'year'],
  ['/v1/templates/returns?year=1999', 400, 'year'],
  ['/v1/templates/returns?format=pdf', 400, 'format'],
  ['/v1/templates/returns?colour=red', 400, 'colour'],
  ['/v1/templates/organisations?year=2022-23', 400, 'year'],
])('%s is %d at its parameter', async (path, status, parameter) => {
  const { errors } = expectProblem(await api.get(path), status);
  expect(errors?.map((error) => error.parameter)).toEqual([parameter]);
});

test.each(['/v1/templates/funds', '/v1/templates/nothing', '/v1/templates/funds/columns'])(
  '%s is nowhere',
  async (path) => {
    expectProblem(await api.get(path), 404);
  },
);
