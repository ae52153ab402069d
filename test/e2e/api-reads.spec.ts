import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { loadFolder } from '#ingestion';
import { readPositions } from '#projections/positions';
import { financialYear, period } from '#kernel';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';
import { positionSchema, positionsSchema } from '../support/position-schema.js';

const ROUTES = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/routes.json'), 'utf8'),
) as string[];

const WORKED = join(import.meta.dirname, '../fixtures/worked-example');
const POSITIONS = '/v1/positions?fund=HI&year=2022-23&through=12';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const ports = ingestionPorts(api.house.runtime);
  expect((await loadFolder(WORKED, operatorContext(), ports)).status).toBe('applied');
  await api.house.settle();
});
afterAll(() => api?.close());

describe('GET /v1/positions', () => {
  test('answers what the command line prints', async () => {
    const { status, type, text } = await api.get(POSITIONS);
    expect({ status, type }).toEqual({ status: 200, type: 'application/json' });
    const answer = positionsSchema.parse(JSON.parse(text));
    expect(answer.positions[0]).toMatchObject({ confirmedLeakage: 149_200_000, adherence: 'partly_kept' });
    // What `ringfence position --json` prints is this reading, as JSON.
    const asked = { fund: 'HI', year: financialYear('2022-23'), through: period(12) };
    const printed = JSON.stringify(await readPositions(api.house.runtime.pool, asked));
    expect(text).toBe(printed);
  });

  test('takes M12, one system, its own position and time, and as_reported', async () => {
    const all = await api.get(POSITIONS);
    const { figuresAsOf } = all.json<{ figuresAsOf: { position: string; recordedAt: string } }>();
    for (const more of ['&ics=QE1', '&footprint=as_reported', `&knownAt=${figuresAsOf.position}`]) {
      expect((await api.get(POSITIONS + more)).text).toBe(all.text);
    }
    expect((await api.get('/v1/positions?fund=HI&year=2022-23&through=M12')).text).toBe(all.text);
    const byTime = await api.get(`${POSITIONS}&knownAt=${encodeURIComponent(figuresAsOf.recordedAt)}`);
    expect(byTime.json()).toMatchObject({ positions: all.json<{ positions: unknown }>().positions });
  });

  test.each([
    ['fund=XX&year=2022-23&through=12', 'fund', 'XX'],
    ['fund=HI&year=2021-22&through=12', 'year', '2021-22'],
    ['fund=HI&year=2022-24&through=12', 'year', '2022-24'],
    ['fund=HI&year=2022-23&through=14', 'through', '14'],
    ['fund=HI&year=2022-23&through=1e1', 'through', '1e1'],
    ['fund=HI&year=2022-23&through=', 'through', 'is empty'],
    ['fund=HI&year=2022-23', 'through', 'through'],
    ['fund=HI&year=2022-23&through=12&ics=QZZ', 'ics', 'QZZ'],
    ['fund=HI&year=2022-23&through=12&footprint=moon', 'footprint', 'current_footprint'],
    ['fund=HI&year=2022-23&through=12&colour=red', 'colour', 'colour'],
    ['fund=HI&fund=SDF&year=2022-23&through=12', 'fund', 'fund'],
    ['fund=HI&year=2022-23&through=12&knownAt=yesterday', 'knownAt', 'yesterday'],
    ['fund=HI&year=2022-23&through=12&knownAt=99999999', 'knownAt', '99999999'],
    ['fund=HI&year=2022-23&through=12&minPosition=99999999', 'minPosition', '99999999'],
    ['fund=HI&year=2022-23&through=12&minPosition=ten', 'minPosition', 'log position'],
  ])('?%s is 400 and points at %s', async (query, pointer, word) => {
    const problem = expectProblem(await api.get(`/v1/positions?${query}`), 400);
    expect(problem.detail).toContain(word);
    expect(problem.errors?.map((error) => error.parameter)).toEqual([pointer]);
  });

  test('every fault of a request is told at once', async () => {
    const problem = expectProblem(await api.get('/v1/positions?year=22&through=0&colour=red'), 400);
    expect(problem.errors?.map((error) => error.parameter).sort()).toEqual([
      'colour',
      'fund',
      'through',
      'year',
    ]);
  });
});

describe('GET /v1/alerts', () => {
  interface Page {
    alerts: { signal: string; severity: string; status: string }[];
    next: string | null;
  }
  const page = async (query: string): Promise<Page> => (await api.get(`/v1/alerts?${query}`)).json<Page>();

  test('walked one at a time gives all of them once, in the order of the whole', async () => {
    const whole = await page('');
    expect(whole.alerts.map(({ signal }) => signal)).toEqual([
      'leakage_rate',
      'virement_out',
      'substitution',
    ]);
    expect(whole.next).toBeNull();
    const walked = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages += 1) {
      const one: Page = await page(`limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(one.alerts).toHaveLength(1);
      walked.push(...one.alerts);
      cursor = one.next;
    }
    expect(cursor).toBeNull();
    expect(walked).toEqual(whole.alerts);
  });

  test('filters, and an unknown filter is 400, never an empty page', async () => {
    expect((await page('status=open&ics=QE1&fund=HI&year=2022-23')).alerts).toHaveLength(3);
    expect((await page('status=resolved')).alerts).toHaveLength(0);
    for (const [query, pointer] of [
      ['fund=XX', 'fund'],
      ['ics=QZZ', 'ics'],
      ['year=1999-00', 'year'],
      ['status=red', 'status'],
      ['limit=0', 'limit'],
      ['limit=many', 'limit'],
      ['cursor=moon', 'cursor'],
      ['colour=red', 'colour'],
    ]) {
      const problem = expectProblem(await api.get(`/v1/alerts?${query}`), 400);
      expect(problem.errors?.map((error) => error.parameter)).toEqual([pointer]);
    }
  });

  test('a cursor of our form with other things in it is 400 too', async () => {
    for (const parts of [
      ['a', 'b'],
      ['a', 'b', 'c', 'd', 5],
      ['\u0000', 'b', 'c', 'd', 'e'],
    ]) {
      const cursor = Buffer.from(JSON.stringify(parts)).toString('base64url');
      expectProblem(await api.get(`/v1/alerts?cursor=${cursor}`), 400);
    }
  });
});

describe('GET /v1/reports/oversight', () => {
  const REPORT = '/v1/reports/oversight?fund=HI&year=2022-23&through=12';

  test('is JSON, and the same bytes at its own position', async () => {
    const now = await api.get(REPORT);
    expect({ status: now.status, type: now.type }).toEqual({ status: 200, type: 'application/json' });
    const { figuresAsOf } = now.json<{ figuresAsOf: { position: string } }>();
    expect((await api.get(`${REPORT}&knownAt=${figuresAsOf.position}`)).text).toBe(now.text);
  });

  test('is CSV with the words of a position', async () => {
    const { status, type, text } = await api.get(`${REPORT}&format=csv`);
    expect({ status, type }).toEqual({ status: 200, type: 'text/csv' });
    const rows = parse<Record<string, string>>(text, { columns: true });
    const words = Object.keys(positionSchema.shape);
    expect(Object.keys(rows[0]!).slice(0, words.length)).toEqual(words);
    expect(rows).toMatchObject([{ ics: 'QE1', potentialLeakage: '164200000' }]);
  });

  test.each([
    ['format=xml', 'format'],
    ['colour=red', 'colour'],
  ])('?%s is 400', async (more, pointer) => {
    const problem = expectProblem(await api.get(`${REPORT}&${more}`), 400);
    expect(problem.errors?.map((error) => error.parameter)).toEqual([pointer]);
  });
});

describe('operations', () => {
  test('live and ready', async () => {
    expect((await api.get('/health/live')).json()).toEqual({ status: 'live' });
    const ready = await api.get('/health/ready');
    const { position, logId } = await api.house.runtime.log.head();
    expect(ready.json()).toEqual({
      ...{ status: 'ready', logId, head: position.toString(), facts: position.toString(), due: 0 },
    });
  });

  test('metrics in the text format of Prometheus', async () => {
    const { status, type, text } = await api.get('/metrics');
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain' });
    expect(text).toMatch(/^ringfence_accounts_due\{app="ringfence"\} 0$/m);
    expect(text).toMatch(/^ringfence_facts_behind_positions\{app="ringfence"\} 0$/m);
    expect(text).toMatch(/^# TYPE \w+ (counter|gauge)$/m);
  });

  test.each(['/v1/moon', '/v1/positions/moon', '/openapi.xml'])('%s is 404 as a problem', async (path) => {
    expectProblem(await api.get(path), 404);
  });
});

describe('/openapi.json', () => {
  interface Operation {
    summary?: string;
    parameters?: { name: string; in: string; description?: string }[];
    requestBody?: object;
    responses: Record<string, { description: string; content?: Record<string, unknown> }>;
  }
  test('describes every route in OpenAPI 3.1, with what it answers', async () => {
    const document = (await api.get('/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
    }>();
    expect(document.openapi).toMatch(/^3\.1\./);
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    // A route that is new, or gone, is meant: users script against these.
    expect(routes.sort()).toEqual(ROUTES);
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const [method, { summary, parameters, requestBody, responses }] of Object.entries(operations)) {
        const name = `${method} ${path}`;
        expect({ name, summary }).toEqual({ name, summary: expect.stringMatching(/\w/) as string });
        const statuses = Object.keys(responses);
        expect({ name, statuses }).toEqual({
          name,
          statuses: expect.arrayContaining([expect.stringMatching(/^20[01]$/)]) as string[],
        });
        for (const [status, response] of Object.entries(responses)) {
          const said = {
            name,
            status,
            description: response.description,
            content: Object.keys(response.content ?? {}),
          };
          expect(said.description).toMatch(/\w/);
          if (status >= '400') expect(said).toMatchObject({ content: ['application/problem+json'] });
          else expect({ ...said, content: said.content.length }).not.toMatchObject({ content: 0 });
        }
        const isAsked = requestBody !== undefined || (parameters ?? []).some((each) => each.in === 'query');
        if (path.startsWith('/v1') && isAsked)
          expect({ name, statuses }).toEqual({ name, statuses: expect.arrayContaining(['400']) as string[] });
      }
    }
    const names = document.paths['/v1/positions']!['get']!.parameters!.map(({ name }) => name);
    expect(names.sort()).toEqual(['footprint', 'fund', 'ics', 'knownAt', 'minPosition', 'through', 'year']);
    const post = document.paths['/v1/{kind}']!['post']!;
    expect(Object.keys(post.responses).sort()).toEqual([
      '200',
      '201',
      '400',
      '403',
      '404',
      '413',
      '415',
      '422',
      '503',
    ]);
  });
});
