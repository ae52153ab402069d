import { z } from 'zod';
import { type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
interface Operation {
  readonly parameters?: readonly { name: string; description?: string }[];
  readonly requestBody?: { readonly content: Record<string, { schema: Schema }> };
  readonly responses: Record<string, { readonly content: Record<string, { schema: Schema }> }>;
}

let api: Api;
let paths: Record<string, Record<string, Operation>>;
beforeAll(async () => {
  api = await openWorkedExample();
  ({ paths } = (await api.get('/openapi.json')).json<{ paths: typeof paths }>());
});
afterAll(() => api?.close());

const post = () => paths['/v1/{kind}']!['post']!;

test.each([
  ['/v1/reports/oversight', 'fund=HI&year=2022-23&through=12'],
  ['/v1/reports/oversight', 'fund=HI&year=2022-23&through=12&footprint=current_footprint&ics=QE1'],
  ['/v1/footprints/bridge', 'fund=HI&year=2022-23&through=12'],
  ['/v1/positions', 'fund=HI&year=2022-23&through=12'],
  ['/v1/organisation-changes', ''],
  ['/v1/accounts/{fund}/{ics}/{year}/carry-forward', '', '/v1/accounts/HI/QE1/2022-23/carry-forward'],
  ['/v1/alerts', ''],
  ['/v1/calendar', 'fund=HI&year=2022-23'],
  ['/v1/reports', ''],
  ['/v1/audit', 'limit=500'],
  ['/v1/changes', 'fund=HI&year=2022-23&through=12&from=1'],
  ['/v1/alerts/feed', 'after=0'],
  ['/v1/returns/{ics}/{year}/{period}', '', '/v1/returns/QE1/2022-23/7'],
  ['/v1/returns/{ics}/{year}/{period}/versions/{n}', '', '/v1/returns/QE1/2022-23/7/versions/1'],
  ['/v1/returns/{ics}/{year}/{period}/versions/{n}/lines', '', '/v1/returns/QE1/2022-23/7/versions/1/lines'],
  ['/v1/returns/{ics}/{year}/{period}/differences', 'from=1&to=1', '/v1/returns/QE1/2022-23/7/differences'],
])('what GET %s serves is what is described, to the member', async (path, query, at = path) => {
  const { schema } = paths[path]!['get']!.responses['200']!.content['application/json']!;
  const { status, text } = await api.get(`${at}?${query}`);
  expect(status).toBe(200);
  expect(z.fromJSONSchema(schema).safeParse(JSON.parse(text)).error?.issues ?? []).toEqual([]);
  expect(z.fromJSONSchema(schema).safeParse({ ...(JSON.parse(text) as object), more: 1 }).success).toBe(
    false,
  );
});

test('a body is described in each media type by itself, and so is the bare list', () => {
  const { content } = post().requestBody!;
  expect(Object.keys(content)).toEqual([
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/json',
  ]);
  expect(content['text/csv']!.schema).toMatchObject({ type: 'string' });
  const json = z.fromJSONSchema(content['application/json']!.schema);
  for (const body of [{ rows: [{ fund: 'HI' }] }, [{ fund: 'HI' }]])
    expect(json.safeParse(body).success).toBe(true);
  for (const body of ['fund', { row: [] }, { rows: 7 }]) expect(json.safeParse(body).success).toBe(false);
});

test('period of a submission is the one that the file is of', () => {
  const period = post().parameters!.find(({ name }) => name === 'period')!;
  expect(period.description).toMatch(/^The one period that the file is of/);
});

test('what every route may refuse is described: another machine, and a body of another kind', () => {
  for (const [path, operations] of Object.entries(paths))
    for (const { responses } of Object.values(operations))
      expect({ path, statuses: Object.keys(responses) }).toMatchObject({
        statuses: expect.arrayContaining(['403']) as string[],
      });
  expect(Object.keys(post().responses)).toContain('415');
});
