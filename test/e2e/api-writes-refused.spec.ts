import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, type Answer, type Api, type ProblemBody } from '../support/api.js';
import { operatorContext } from '../support/operator.js';
import { csv, of, openWrittenApi } from '../support/written-api.js';

/** Larger than the largest body taken. */
const TOO_LARGE_BYTES = 33 * 1024 * 1024;

let api: Api;
beforeAll(async () => {
  api = await openWrittenApi();
});
afterAll(() => api?.close());

const head = (): ReturnType<Api['house']['runtime']['log']['head']> => api.house.runtime.log.head();
const rowsIn = async (table: string): Promise<number> => {
  const { rows } = await api.house.runtime.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]!.n);
};

describe('a refused file', () => {
  test('is 422 with every error at its cell, and nothing is stored', async () => {
    const before = {
      head: await head(),
      people: await rowsIn('workspace.people'),
      uploads: await rowsIn('workspace.uploads'),
    };
    const file = csv(
      'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by',
      'HI,QOQ,2022-23,4,out,workforce,1.00,good,A New Name',
      'HI,QOQ,2022-23,14,away,workforce,-1.00,bad,Another New Name',
      'XX,QOQ,2022-23,4,out,moon,1.00,bad,Another New Name',
    );
    const problem = expectProblem(await api.post('/v1/virements', file), 422);
    expect(problem.errors?.map(({ cell }) => cell)).toEqual(['D3', 'E3', 'G3', 'A4', 'F4']);
    for (const { detail } of problem.errors!) expect(detail).toMatch(/^\S+ .*[.)]$/);
    expect(problem.detail).toBe('5 errors; nothing was stored');
    expect(await head()).toEqual(before.head);
    expect(await rowsIn('workspace.people')).toBe(before.people);
    expect(await rowsIn('workspace.uploads')).toBe(before.uploads);
  });

  test.each([
    ['a list', (rows: unknown[]) => rows, '#/1/amount'],
    ['{"rows": a list}', (rows: unknown[]) => ({ rows }), '#/rows/1/amount'],
  ])('as %s points into the body as it was sent', async (_what, bodyOf, pointer) => {
    const plan = { ...of, period: 5, amount: '1.00' };
    const problem = expectProblem(
      await api.post('/v1/plans', bodyOf([plan, { ...plan, period: 6, amount: 'much' }])),
      422,
    );
    expect(problem.errors).toMatchObject([{ pointer, cell: null, value: 'much' }]);
  });
});

describe('a closed year', () => {
  const VIREMENT = csv(
    'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by',
    'HI,QE1,2022-23,5,out,ambulance,7.00,late,The Board',
  );
  const RETURN = csv(
    'ics_code,financial_year,period,core_complete,line,amount,charged_to',
    'QE1,2022-23,3,no,1,9.00,HI',
  );

  test.each([
    ['virements', VIREMENT],
    ['returns', RETURN],
    [
      'allocations',
      csv(
        'fund,ics_code,financial_year,kind,amount,effective_on,source',
        'HI,QE1,2022-23,award,8.00,2022-04-01,late',
      ),
    ],
  ])('stops %s through the API, in a sentence', async (kind, file) => {
    const before = await head();
    const problem: ProblemBody = expectProblem(await api.post(`/v1/${kind}`, file), 422);
    expect(problem.errors).toHaveLength(1);
    expect(problem.errors![0]!.detail).toMatch(/closed/);
    expect(await head()).toEqual(before);
  });

  test('does not stop the operator', async () => {
    const folder = join(api.house.folder, 'late');
    await mkdir(folder);
    await writeFile(join(folder, 'virements.csv'), VIREMENT);
    await writeFile(join(folder, 'returns.csv'), RETURN);
    const result = await loadFolder(folder, operatorContext(), ingestionPorts(api.house.runtime));
    expect(result.errors).toEqual([]);
    expect(result.status).toBe('applied');
  });
});

describe('a request that is none', () => {
  test.each([
    ['/v1/moons', 404, 'moons'],
    ['/v1/framework', 404, 'framework'],
  ])('POST %s is %d', async (path, status, word) => {
    expect(expectProblem(await api.post(path, 'a,b\n'), status).detail).toContain(word);
  });

  test('JSON that is none is 400', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{"rows": [', '']) expectProblem(await api.post('/v1/plans', body, headers), 400);
  });

  test.each([[{}], [{ rows: 'many' }], [7], [null], ['text']])(
    'JSON without rows (%j) is 400',
    async (body) => {
      const headers = { 'content-type': 'application/json' };
      const problem = expectProblem(await api.post('/v1/plans', JSON.stringify(body), headers), 400);
      expect(problem.errors).toMatchObject([{ pointer: '#/rows' }]);
    },
  );

  test('an empty file, and another kind’s file, are 422 and say so', async () => {
    expect(expectProblem(await api.post('/v1/plans', ' '), 422).errors).toHaveLength(1);
    const other = csv('ics_code,financial_year,programme,amount,growth_bp,source', 'QE1,2022-23,x,1,0,y');
    expect(expectProblem(await api.post('/v1/plans', other), 422).errors![0]!.detail).toMatch(/baselines/);
  });

  test.each([
    'application/xml',
    'text/plain',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
  ])('%s, a media type that is not taken, is 415', async (type) => {
    expectProblem(await api.post('/v1/plans', 'fund,ics_code', { 'content-type': type }), 415);
  });

  test('a body too large is 413', async () => {
    // It is answered before it is read: a sender that is still at it may find the line cut and not hear the answer.
    const ask = () => api.post('/v1/plans', 'x'.repeat(TOO_LARGE_BYTES)).catch((cut: unknown) => cut);
    let answer = await ask();
    for (let n = 0; n < 4 && answer instanceof Error; n += 1) answer = await ask();
    expectProblem(answer as Answer, 413);
  });
});
