import { sheetOf } from '../../libs/ingestion/testing/workbook.js';
import { expectProblem, openApi, type Api } from '../support/api.js';

const ORGANISATIONS = [
  ['ics_code', 'ons_code', 'name', 'region_code', 'region', 'established_on'],
  ['QE1', 'E54000048', 'NHS One', 'Y62', 'North West', '2022-07-01'],
];

let api: Api;
beforeAll(async () => (api = await openApi()));
afterAll(() => api.close());

test('a workbook is handed in as a CSV is, and applied once', async () => {
  const bytes = sheetOf(...ORGANISATIONS);
  const first = await api.post('/v1/organisations', bytes);
  expect(first.status).toBe(201);
  expect(first.json()).toMatchObject({ status: 'applied', format: 'xlsx', encoding: null, rows: 1 });
  const again = await api.post('/v1/organisations', bytes);
  expect([again.status, again.json()['status']]).toEqual([200, 'already_applied']);
});

test('content decides, whichever of the two media types it comes under', async () => {
  const csv = await api.post(
    '/v1/organisations',
    Buffer.from(`${ORGANISATIONS[0]!.join()}\nQE2,E54000049,NHS Two,Y62,North West,2022-07-01\n`),
  );
  expect(csv.json()).toMatchObject({ status: 'applied', format: 'csv', encoding: 'utf-8' });
});

test('errors name their cells as the spreadsheet does', async () => {
  const [header, [, ...rest] = []] = ORGANISATIONS;
  const { errors } = expectProblem(await api.post('/v1/organisations', sheetOf(header!, [7, ...rest])), 422);
  expect(errors).toMatchObject([{ cell: 'A2', rule: 'code_number', value: '7' }]);
});

test('a file that is neither is a problem with a reason, not a crash', async () => {
  const { errors } = expectProblem(await api.post('/v1/organisations', Buffer.from('PK\u0003\u0004…')), 422);
  expect(errors).toMatchObject([{ cell: null, rule: 'corrupt_workbook' }]);
});
