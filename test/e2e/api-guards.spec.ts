import { request } from 'node:http';
import { verifyPositions } from '#projections/positions';
import { expectProblem, openApi, type Api } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const register = [
    'ics_code,ons_code,name,region_code,region,established_on',
    'QE1,E54000048,NHS One,Y62,North West,2022-07-01',
    'QOQ,E54000051,NHS Two,Y63,North East,2022-07-01',
  ];
  const fund = {
    ...{ fund: 'HI', name: 'Health inequalities', years: { '2022-23': { regime: 'ring_fenced' } } },
    ...{ classes: ['targeted_intervention'], floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500 },
  };
  expect((await api.post('/v1/organisations', `${register.join('\n')}\n`)).status).toBe(201);
  expect((await api.post('/v1/funds', { rows: [fund] })).status).toBe(201);
  for (const ics of ['QE1', 'QOQ']) expect((await award(ics)).status).toBe(201);
});
afterAll(() => api?.close());

const of = (ics: string) => ({ fund: 'HI', ics_code: ics, financial_year: '2022-23' });
const award = (ics: string) =>
  api.post('/v1/allocations', {
    rows: [{ ...of(ics), kind: 'award', amount: '1000', effective_on: '2022-04-01', source: 'spec' }],
  });

describe('one reference, handed in by many at once', () => {
  test.each([1, 2, 3, 4])(
    'round %i: one has it, the others are told, and the figures go on',
    async (round) => {
      const answers = await Promise.all(
        ['QE1', 'QOQ', 'QE1', 'QOQ', 'QE1', 'QOQ'].map((ics, n) => {
          const row = { ...of(ics), period: 1, direction: 'out', pressure: 'workforce', amount: `${n + 1}` };
          const more = { reason: 'spec', authorised_by: 'a board', reference: `V-${round}` };
          return api.post('/v1/virements', { rows: [{ ...row, ...more }] });
        }),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
      await api.house.settle();
      expect((await verifyPositions(api.house.runtime.engine)).differences).toEqual([]);
      expect((await api.get('/health/ready')).status).toBe(200);
    },
  );
});

describe('amounts beyond what sums can hold', () => {
  const lines = (...amounts: string[]) =>
    amounts.map((amount, n) => ({
      ...{
        ics_code: 'QE1',
        financial_year: '2022-23',
        period: 1,
        core_complete: 'yes',
        line: `L${n}`,
        amount,
      },
      ...(n % 2 === 0 ? { charged_to: 'HI' } : { charged_to: 'core', programme: 'p' }),
    }));

  test('are refused at their cell, and a return at its sum, whatever credits say', async () => {
    expectProblem(await api.post('/v1/returns', { rows: lines('100000000000.01') }), 422);
    expectProblem(await api.post('/v1/returns', { rows: lines('90000000000', '-90000000000') }), 422);
    expect((await api.get('/v1/positions?fund=HI&year=2022-23&through=12')).status).toBe(200);
  });
});

test('nothing is moved into a closed account through the API', async () => {
  await api.post('/v1/year-ends', { rows: [{ ...of('QOQ'), closed_on: '2023-05-31' }] });
  const transfer = {
    ...of('QE1'),
    kind: 'transfer',
    amount: '10',
    effective_on: '2023-06-01',
    source: 'spec',
  };
  const answer = await api.post('/v1/allocations', { rows: [{ ...transfer, counterpart: 'QOQ' }] });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('counterpart_closed');
});

test("another system's, year's or month's file is named as such before its rows are read", async () => {
  const row = {
    ics_code: 'QE1',
    financial_year: '2022-23',
    period: 3,
    core_complete: 'no',
    line: 'L1',
    amount: 'x',
    charged_to: 'HI',
  };
  for (const [scope, word] of [
    ['ics=QOQ', 'QOQ'],
    ['year=2023-24', '2023-24'],
    ['period=M4', '4'],
  ]) {
    const { errors } = expectProblem(await api.post(`/v1/returns?${scope}`, { rows: [row] }), 422);
    expect(errors).toHaveLength(1);
    expect(errors![0]!.detail).toContain(`not ${word}`);
  }
  expectProblem(await api.post('/v1/returns?colour=red', { rows: [row] }), 400);
});

describe('a request that does not mean this machine', () => {
  /** fetch sets Host itself, so this goes by hand. */
  const statusOf = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${api.url}/v1/positions?fund=HI&year=2022-23&through=12`,
        { headers },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        },
      );
      asked.on('error', reject).end();
    });

  test.each([
    [{ host: 'evil.example' }, 403],
    [{ host: 'localhost.evil.example' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ host: 'localhost:3000' }, 200],
    [{ host: '[::1]:3000' }, 200],
    [{ origin: 'http://127.0.0.1:3000' }, 200],
  ])('%j is answered %i', async (headers, status) => {
    expect(await statusOf(headers as Record<string, string>)).toBe(status);
  });
});

test('a projection that is stopped is not ready, and is named', async () => {
  api.house.runtime.troubles.set('facts', 'a full disk');
  expectProblem(await api.get('/health/ready'), 503);
  expect((await api.get('/health/ready')).text).toContain('facts');
  api.house.runtime.troubles.clear();
  expect((await api.get('/health/ready')).status).toBe(200);
});
