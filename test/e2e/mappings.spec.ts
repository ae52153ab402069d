import { expectProblem, openApi, type Answer, type Api } from '../support/api.js';
import { csv, EVERY_KIND } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const needed = new Set(['organisations', 'funds', 'allocations', 'interventions']);
  for (const [kind, file] of EVERY_KIND.filter(([each]) => needed.has(each)))
    expect((await api.post(`/v1/${kind}`, file)).status).toBe(201);
});
afterAll(() => api?.close());

const columns = { costCentre: 'CC', accountCode: 'Account', amount: 'Net', description: 'Text' };
const rules = [
  { costCentre: '4102', accountCode: '7731', chargedTo: 'HI', purpose: 'SMK-1' },
  { costCentre: '41*', accountCode: '*', chargedTo: 'core', programme: 'smoking-cessation' },
  { costCentre: '99*', accountCode: '*', ignore: true },
];
const EXTRACT = csv(
  'CC,Account,Net,Text',
  '4102,7731,1000.10,sessions',
  '4103,1,20,',
  '9901,5,7.50,',
  '4102,7731,-0.10,',
);
const MONTH = 'year=2022-23&period=1&coreComplete=no';
const put = async (path: string, body: unknown, ifMatch?: string): Promise<Answer> => {
  const headers = {
    'content-type': 'application/json',
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  };
  const response = await fetch(api.url + path, { method: 'PUT', headers, body: JSON.stringify(body) });
  const text = await response.text();
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!;
  return { status: response.status, type, text, json: <T>() => JSON.parse(text) as T };
};
const apply = (query: string, extract = EXTRACT, accept = 'application/json') =>
  api.post(`/v1/mappings/QE1/ledger/apply?${query}`, extract, { accept });

test('a mapping is kept by name, changed only as it was seen, and says who made it', async () => {
  const made = await api.post('/v1/mappings/QE1', { name: 'ledger', columns, rules: rules.slice(0, 2) });
  expect({ status: made.status, body: made.json() }).toMatchObject({
    status: 201,
    body: { ics: 'QE1', name: 'ledger', version: 1, etag: '"1"', madeBy: 'api' },
  });
  expectProblem(await api.post('/v1/mappings/QE1', { name: 'ledger', columns, rules }), 422);
  const body = { columns, rules };
  expectProblem(await put('/v1/mappings/QE1/ledger', body), 428);
  expectProblem(await put('/v1/mappings/QE1/ledger', body, '"7"'), 412);
  expectProblem(await put('/v1/mappings/QE1/other', body, '"1"'), 404);
  expect((await put('/v1/mappings/QE1/ledger', body, '"1"')).json()).toMatchObject({ version: 2 });
  expectProblem(await put('/v1/mappings/QE1/ledger', body, '"1"'), 412);
  expect((await api.get('/v1/mappings/QE1/ledger')).json()).toMatchObject({
    version: 2,
    mapping: { columns },
  });
  expect((await api.get('/v1/mappings/QE1')).json<{ mappings: unknown[] }>().mappings).toHaveLength(1);
});

test('everything that is wrong with one is told at its member', async () => {
  const wrong = [{ costCentre: '4*1', accountCode: '*', chargedTo: 'core' }, ...rules];
  const { errors } = expectProblem(
    await api.post('/v1/mappings/QE1', { name: 'b', columns, rules: wrong }),
    400,
  );
  expect(errors?.map(({ pointer }) => pointer)).toEqual(['#/rules/0/costCentre', '#/rules/0/programme']);
  expectProblem(await api.post('/v1/mappings/QE1', { name: 'a b', columns: {}, rules, more: 1 }), 400);
  expectProblem(await api.get('/v1/mappings/QZZ'), 400);
  expectProblem(await api.get('/v1/mappings/QE1/none'), 404);
});

test('only a finance lead of the system keeps one, or turns an extract by it into a return', async () => {
  const other = { name: 'Di Example', posts: [{ post: 'finance_lead', ics: 'QNQ' }] };
  const { id } = (await api.post('/v1/people', other)).json<{ id: string }>();
  const as = { 'ringfence-person': id };
  expectProblem(await api.post('/v1/mappings/QE1', { name: 'c', columns, rules }, as), 403);
  expectProblem(await api.post(`/v1/mappings/QE1/ledger/apply?${MONTH}`, EXTRACT, as), 403);
});

test('an extract becomes a return that reconciles to the penny, and is taken', async () => {
  expect((await apply(MONTH)).json()).toMatchObject({
    mapping: { name: 'ledger', version: 2 },
    reconciliation: {
      ...{ extract: { rows: 4, totalPence: 102_750 }, lines: { rows: 3, totalPence: 102_000 } },
      ...{ ignored: { rows: 1, totalPence: 750 }, unmatchedPairs: [] },
    },
    ...{ errors: [], totalErrors: 0, check: { status: 'acceptable', rows: 3, errors: [] } },
  });
  const file = await apply(MONTH, EXTRACT, 'text/csv');
  expect(file.text.split('\r\n')[1]).toBe(
    'QE1,2022-23,1,no,4102-7731-1,1000.10,HI,SMK-1,,4102,7731,,sessions,',
  );
  expect((await api.post('/v1/returns?ics=QE1&year=2022-23&period=1', file.text)).status).toBe(201);
});

test('codes without a rule are never dropped in silence', async () => {
  const extract = `${EXTRACT}5000,1,12.00,\n5000,1,3.00,\n`;
  expect((await apply(MONTH, extract)).json()).toMatchObject({
    ...{ totalErrors: 1, errors: [{ row: 6, rule: 'unmatched_codes' }], check: null },
    reconciliation: { unmatchedPairs: [{ costCentre: '5000', rows: 2, totalPence: 1_500 }] },
  });
  expect(expectProblem(await apply(MONTH, extract, 'text/csv'), 422).errors).toMatchObject([
    { detail: expect.stringContaining('£15.00') as string },
  ]);
});

test('what is asked wrongly is said', async () => {
  const { errors } = expectProblem(await apply('year=2022&period=14'), 400);
  expect(errors?.map(({ parameter }) => parameter).sort()).toEqual(['coreComplete', 'period', 'year']);
  expectProblem(await api.post(`/v1/mappings/QE1/ledger/apply?${MONTH}`, { rows: [] }), 415);
});
