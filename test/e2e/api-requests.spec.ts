import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { expectProblem, openApi, type Api, type Answer } from '../support/api.js';
import { csv, of } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api?.close());

const asked = async (method: string, path: string): Promise<Answer & { allow: string | null }> => {
  const response = await fetch(api.url + path, { method });
  const text = await response.text();
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
  const json = <T>() => JSON.parse(text) as T;
  return { status: response.status, type, text, allow: response.headers.get('allow'), json };
};

describe('an address', () => {
  /** fetch mends addresses before it sends them, so this goes by hand. */
  const raw = (path: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(api.url);
      request({ hostname, port, path }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          const type = (answer.headers['content-type'] ?? '').split(';')[0]!;
          resolve({ status: answer.statusCode ?? 0, type, text, json: <T>() => JSON.parse(text) as T });
        });
      })
        .on('error', reject)
        .end();
    });

  test.each(['/%ff', '/systems/%F0', '/v1/%'])('%s, which is none, is 400 in our shape', async (path) => {
    expectProblem(await raw(path), 400);
  });

  test.each([
    ['GET', '/v1/plans', 'POST'],
    ['DELETE', '/v1/plans?ics=QE1', 'POST'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['PUT', '/v1/reports/oversight', 'GET, HEAD'],
    ['PATCH', '/', 'GET, HEAD'],
    ['PUT', '/v1/positions', 'GET, HEAD'],
    ['POST', '/v1/positions', 'GET, HEAD'],
  ])('%s %s is 405 and says that %s is taken', async (method, path, allow) => {
    const answer = await asked(method, path);
    expectProblem(answer, 405);
    expect(answer.allow).toBe(allow);
  });

  test.each(['/v1/moons', '/v1/plans/', '/nowhere', '/v1/plans/1'])('GET %s is 404', async (path) => {
    expectProblem(await asked('GET', path), 404);
  });

  test('/favicon.ico, which browsers ask for by themselves, is no error', async () => {
    expect((await asked('GET', '/favicon.ico')).status).toBe(204);
  });
});

test('a compressed body is 415, and not a file that is no CSV', async () => {
  const body = gzipSync(csv('fund,ics_code,financial_year,period,amount', 'HI,QE1,2022-23,1,1'));
  for (const coding of ['gzip', 'br']) {
    const headers = { 'content-type': 'text/csv', 'content-encoding': coding };
    const response = await fetch(`${api.url}/v1/plans`, { method: 'POST', headers, body });
    expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    expect(await response.json()).toMatchObject({ errors: [{ header: 'Content-Encoding' }] });
  }
  const plain = await api.post('/v1/plans', 'x', { 'content-encoding': 'identity' });
  expectProblem(plain, 422);
});

describe('a parameter', () => {
  test.each([
    ['/v1/positions', ['fund: is missing', 'year: is missing', 'through: is missing']],
    ['/v1/positions?fund=&year=2022-23&through=', ['fund: is empty', 'through: is empty']],
    ['/v1/positions?fund=A&fund=B&year=2022-23&through=1', ['fund: is given more than once']],
    ['/v1/alerts?limit=501', ['limit: must be a whole number from 1 to 500']],
    ['/v1/alerts?limit=', ['limit: is empty']],
    ['/v1/alerts?status=red', ['status: must be one of open, closed, resolved']],
    [
      '/v1/alerts?colour=red&moon=1',
      ['colour: there is no such parameter', 'moon: there is no such parameter'],
    ],
  ])('%s is told in plain words', async (path, words) => {
    const { detail, errors } = expectProblem(await api.get(path), 400);
    expect(errors!.map(({ parameter, detail: each }) => `${parameter}: ${each}`)).toEqual(words);
    expect(detail).toBe(words.join('; '));
    expect(errors!.every((error) => !('pointer' in error))).toBe(true);
  });
});

describe('an Idempotency-Key', () => {
  const keyed = (path: string, body: unknown, key: string) =>
    api.post(path, body, { 'idempotency-key': key });
  const plan = { ...of, period: 1, amount: 'x' };

  test.each([
    ['on another path', '/v1/baselines', { rows: [plan] }, 'POST /v1/plans'],
    ['with another parameter', '/v1/plans?year=2022-23', { rows: [plan] }, 'POST /v1/plans'],
    ['with another body', '/v1/plans', { rows: [{ ...plan, period: 2 }] }, 'another body'],
  ])('used again %s is 422 and says for what it was used', async (_how, path, body, words) => {
    const first = await keyed('/v1/plans', { rows: [plan] }, 'k1');
    expect((await keyed('/v1/plans', { rows: [plan] }, 'k1')).text).toBe(first.text);
    const { type, detail, errors } = expectProblem(await keyed(path, body, 'k1'), 422);
    expect(type).toBe('urn:ringfence:problem:IdempotencyKeyReused');
    expect(detail).toContain(words);
    expect(errors).toEqual([{ detail, header: 'Idempotency-Key' }]);
  });

  test('that is none is told at its header', async () => {
    const { errors } = expectProblem(await keyed('/v1/plans', { rows: [plan] }, 'a b'), 400);
    expect(errors).toMatchObject([{ header: 'Idempotency-Key' }]);
  });
});
