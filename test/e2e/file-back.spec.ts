import { unzip } from '../../libs/ingestion/testing/unzip.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { csv, EVERY_KIND } from '../support/written-api.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEADER = 'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,our_own';
const BAD = csv(HEADER, 'QE1,2022-23,1,yes,1,10.00,HI,SMK-1,=1+1', 'QE1,2022-23,1,yes,2,ten,H1,,kept');

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const needed = new Set(['organisations', 'funds', 'allocations', 'interventions']);
  for (const [kind, file] of EVERY_KIND.filter(([each]) => needed.has(each)))
    expect((await api.post(`/v1/${kind}`, file)).status).toBe(201);
});
afterAll(() => api?.close());

const check = (body: unknown, accept = 'application/json', path = '/v1/returns/check') =>
  api.post(path, body, { accept });

test('a check tells every error and stores nothing', async () => {
  const { position } = await api.house.runtime.log.head();
  const { status, json } = await check(BAD);
  expect(status).toBe(200);
  expect(json()).toMatchObject({
    ...{
      status: 'rejected',
      kind: 'returns',
      rows: 2,
      commands: null,
      totalErrors: 2,
      totalDiscrepancies: 0,
    },
    errors: [
      { cell: 'F3', value: 'ten' },
      { cell: 'G3', rule: 'unknown_fund' },
    ],
  });
  expect((await api.house.runtime.log.head()).position).toBe(position);
});

test('the file comes back with an error column, and mended it is taken', async () => {
  const { status, type, text } = await check(BAD, 'text/csv');
  expect({ status, type }).toEqual({ status: 200, type: 'text/csv' });
  const lines = text.replace(/^\ufeff/, '').split('\r\n');
  expect(lines[0]).toBe(`${HEADER},errors,discrepancies`);
  expect(lines[1]).toBe("QE1,2022-23,1,yes,1,10.00,HI,SMK-1,'=1+1,,");
  expect(lines[2]).toMatch(/^QE1,2022-23,1,yes,2,ten,H1,,kept,.*F3: .*G3: /);
  const mended = text.replace(',ten,H1,', ',10,HI,');
  expect((await check(mended)).json()).toMatchObject({ status: 'acceptable', commands: 1, errors: [] });
  const taken = await api.post('/v1/returns', mended);
  expect(taken.status).toBe(201);
  expect((await check(mended)).json()).toMatchObject({ status: 'already_applied' });
});

test('or as a workbook with a sheet of what to do', async () => {
  const answer = await fetch(`${api.url}/v1/returns/check`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', accept: XLSX },
    body: BAD,
  });
  expect(answer.headers.get('content-type')).toBe(XLSX);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="returns-checked.xlsx"');
  const bytes = Buffer.from(await answer.arrayBuffer());
  const parts = await unzip(
    (async function* () {
      yield bytes;
    })(),
  );
  expect(parts.get('xl/worksheets/sheet2.xml')).toContain('G3');
  // Handed in again it is a workbook like another, and comes back as one only.
  const again = (accept: string): Promise<Response> =>
    fetch(`${api.url}/v1/returns/check`, {
      method: 'POST',
      headers: { 'content-type': XLSX, accept },
      body: bytes,
    });
  expect(await (await again('application/json')).json()).toMatchObject({
    errors: [{ cell: 'F3', value: 'ten' }, { cell: 'G3' }],
  });
  expect((await again('text/csv')).status).toBe(406);
});

test('what is not so is said: rows as JSON, another kind, another system', async () => {
  const row = { fund: 'HI', ics_code: 'QE1', financial_year: '2022-23', period: 1, amount: 'ten' };
  const rows = await check({ rows: [row] }, 'application/json', '/v1/plans/check');
  expect(rows.json()).toMatchObject({ errors: [{ pointer: '#/rows/0/amount' }] });
  expectProblem(await check({ rows: [] }, 'text/csv'), 406);
  expectProblem(await check(BAD, 'text/csv', '/v1/nothing/check'), 404);
  const scoped = await check(BAD, 'application/json', '/v1/returns/check?ics=QOQ');
  expect(scoped.json()).toMatchObject({ errors: [{ rule: 'another_ics_code' }] });
  expectProblem(await check(BAD, 'application/json', '/v1/returns/check?colour=red'), 400);
});
