import { openApi, type Api } from '../support/api.js';
import { EVERY_KIND, csv } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api?.close());

const head = (): ReturnType<Api['house']['runtime']['log']['head']> => api.house.runtime.log.head();

describe('POST of every kind', () => {
  test.each(EVERY_KIND)('%s: a file and rows are applied, and once only', async (kind, file, rows) => {
    for (const body of [file, { rows }]) {
      const before = (await head()).position;
      const first = await api.post(`/v1/${kind}`, body);
      expect({ status: first.status, body: first.text }).toMatchObject({ status: 201 });
      const applied = first.json<{ position: string; written: number; discrepancies: unknown[] }>();
      expect(applied).toMatchObject({ status: 'applied', kind, lateRefusals: [] });
      expect(applied.written).toBeGreaterThan(0);
      expect(applied.discrepancies).toBeInstanceOf(Array);
      expect(BigInt(applied.position)).toBeGreaterThan(before);

      const after = await head();
      const again = await api.post(`/v1/${kind}`, body);
      expect(again.status).toBe(200);
      expect(again.json()).toMatchObject({ status: 'already_applied', kind });
      const { position, ...rest } = await head();
      // Alerts may follow from the first; the second adds nothing of its own.
      expect(position).toBeGreaterThanOrEqual(after.position);
      expect(rest.logId).toBe(after.logId);
    }
  });

  test('comes to the position that those files say', async () => {
    await api.house.settle();
    const { positions } = (await api.get('/v1/positions?fund=HI&year=2022-23&through=12')).json<{
      positions: unknown[];
    }>();
    expect(positions).toMatchObject([
      {
        ...{ ics: 'QE1', allocation: 425_050, diverted: 2_500, carriedForward: 1_500, misdirected: 0 },
        ...{ missingPeriods: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12], evidence: 'signed_off', uncommitted: 0 },
      },
    ]);
  });
});

describe('a read after a write', () => {
  test('with minPosition sees it', async () => {
    const file = csv(
      'fund,ics_code,financial_year,kind,amount,effective_on,source',
      'HI,QOQ,2022-23,award,1000.00,2022-04-01,plan',
    );
    const { position } = (await api.post('/v1/allocations', file)).json<{ position: string }>();
    const read = await api.get(
      `/v1/positions?fund=HI&year=2022-23&through=1&ics=QOQ&minPosition=${position}`,
    );
    const { figuresAsOf, positions } = read.json<{
      figuresAsOf: { position: string };
      positions: unknown[];
    }>();
    expect(BigInt(figuresAsOf.position)).toBeGreaterThanOrEqual(BigInt(position));
    expect(positions).toMatchObject([{ ics: 'QOQ', allocation: 100_000, adherence: 'not_reported' }]);
  });
});

describe('a discrepancy', () => {
  test('does not block, and is told at its cell', async () => {
    const file = csv(
      'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose',
      'QOQ,2022-23,1,no,1,10.00,HI,NONE-1',
    );
    const answer = await api.post('/v1/returns', file);
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({
      totalDiscrepancies: 1,
      discrepancies: [{ cell: 'H2', value: 'NONE-1', row: 2 }],
    });
    // Nobody confirmed it, and no operator loaded it: the report says neither.
    const { position } = answer.json<{ position: string }>();
    const query = `fund=HI&year=2022-23&through=12&minPosition=${position}`;
    const report = (await api.get(`/v1/reports/oversight?${query}`)).json<{ discrepancies: unknown[] }>();
    expect(report.discrepancies).toMatchObject([
      { ics: 'QOQ', confirmed: false, byOperator: false, count: 1 },
    ]);
  });
});
