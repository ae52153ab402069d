import { expectProblem, type Api } from '../support/api.js';
import { csv, of, openWrittenApi } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openWrittenApi();
  const closed = { rows: [{ ...of, ics_code: 'QNQ', closed_on: '2023-05-31' }] };
  expect((await api.post('/v1/year-ends', closed)).status).toBe(201);
});
afterAll(() => api?.close());

const fund = {
  ...{ fund: 'OTH', name: 'Other', years: { '2022-23': { regime: 'notional' } }, classes: ['c'] },
  ...{ floorBp: 0, toleranceBp: 0, amberBp: 900, redBp: 100 },
};
const closedOf = { ...of, ics_code: 'QNQ' };
const baseline = { ics_code: 'QE1', financial_year: '2022-23', programme: 'smoking-cessation' };

describe('what the log refuses', () => {
  test.each([
    [
      'sign-offs',
      {
        ics_code: 'QE1',
        financial_year: '2022-23',
        period: 1,
        version: 9,
        signed_off_by: 'A',
        signed_off_on: '2022-06-01',
      },
      { pointer: '#/rows/0/version', value: '9', rule: 'return_version_unknown' },
    ],
    [
      'baselines',
      { ...baseline, amount: '1', growth_bp: 0, source: 'another' },
      { pointer: '#/rows/0/programme', value: 'smoking-cessation', rule: 'baseline_already_declared' },
    ],
    [
      'year-ends',
      { ...closedOf, closed_on: '2023-06-30' },
      { pointer: '#/rows/0/closed_on', value: '2023-06-30', rule: 'account_closed_on_another_date' },
    ],
    ['funds', fund, { pointer: '#/rows/0/amberBp', value: '900', rule: 'amber_above_red' }],
    [
      'allocations',
      { ...closedOf, kind: 'award', amount: '5.00', effective_on: '2022-04-01', source: 'letter' },
      { pointer: '#/rows/0/financial_year', value: '2022-23', rule: 'account_closed' },
    ],
  ])('of %s is told at its field, with its value and what to do', async (kind, row, error) => {
    const { errors } = expectProblem(await api.post(`/v1/${kind}`, { rows: [row] }), 422);
    expect(errors).toMatchObject([{ ...error, column: error.pointer.split('/').at(-1) }]);
    expect(errors![0]!.detail).toMatch(/^[A-Z].*[:;] .*\.$/);
    // The name of a stream is no word.
    expect(errors![0]!.detail).not.toMatch(/\w:\w+:\d{4}/);
  });

  test('of a file is told at its cell', async () => {
    const file = csv('fund,ics_code,financial_year,closed_on', 'HI,QNQ,2022-23,2023-06-30');
    const { errors } = expectProblem(await api.post('/v1/year-ends', file), 422);
    expect(errors).toMatchObject([{ cell: 'D2', column: 'closed_on', value: '2023-06-30', row: 2 }]);
  });
});

test("another system's file is refused also when it was applied before", async () => {
  const file = csv('fund,ics_code,financial_year,period,amount', 'HI,QE1,2022-23,7,70.00');
  expect((await api.post('/v1/plans?ics=QE1', file)).status).toBe(201);
  expect((await api.post('/v1/plans?ics=QE1', file)).status).toBe(200);
  const { errors } = expectProblem(await api.post('/v1/plans?ics=QNQ', file), 422);
  expect(errors).toMatchObject([{ rule: 'another_ics_code', value: 'QE1' }]);
});
