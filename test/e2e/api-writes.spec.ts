import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFolder, type Kind } from '#ingestion';
import { Receipts } from '#workspace';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Answer, type Api, type ProblemBody } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

/** Larger than the largest body taken. */
const TOO_LARGE_BYTES = 33 * 1024 * 1024;

let api: Api;
beforeAll(async () => {
  api = await openApi();
}, 60_000);
afterAll(() => api?.close());

const head = (): ReturnType<Api['house']['runtime']['log']['head']> => api.house.runtime.log.head();
const rowsIn = async (table: string): Promise<number> => {
  const { rows } = await api.house.runtime.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]!.n);
};
const csv = (...rows: string[]): string => `${rows.join('\n')}\n`;

const FUND = {
  ...{ fund: 'HI', name: 'Health inequalities', years: { '2022-23': { regime: 'ring_fenced' } } },
  ...{ classes: ['targeted_intervention'], floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500 },
};
const of = { fund: 'HI', ics_code: 'QE1', financial_year: '2022-23' };
const ics = { ics_code: 'QE1', financial_year: '2022-23' };

/** For each kind a file, and rows that say something else. In the order in which they rest on one another. */
const EVERY_KIND: [kind: Kind, file: string | unknown[], rows: unknown[]][] = [
  [
    'organisations',
    csv(
      'ics_code,ons_code,name,region_code,region,established_on',
      'QE1,E54000048,NHS One,Y62,North West,2022-07-01',
      'QNQ,E54000034,NHS Frimley,Y59,South East,2022-07-01',
    ),
    [
      {
        ics_code: 'QOQ',
        ons_code: 'E54000051',
        name: 'NHS Two',
        region_code: 'Y63',
        region: 'North East',
        established_on: '2022-07-01',
      },
    ],
  ],
  [
    'successions',
    csv('effective_on,predecessor,successor,share_bp', '2026-04-01,QNQ,QE1,6000', '2026-04-01,QNQ,QOQ,4000'),
    [{ effective_on: '2027-04-01', predecessor: 'QOQ', successor: 'QE1', share_bp: 10000 }],
  ],
  ['funds', [FUND], [{ ...FUND, fund: 'SDF', name: 'Service development' }]],
  [
    'calendar',
    csv('fund,financial_year,period,due_on,sign_off_by', '*,2022-23,1,2022-05-16,2022-05-30'),
    [
      {
        fund: 'HI',
        financial_year: '2022-23',
        period: 'M2',
        due_on: '2022-06-15',
        sign_off_by: '2022-06-29',
      },
    ],
  ],
  [
    'allocations',
    csv(
      'fund,ics_code,financial_year,kind,amount,effective_on,source,reference',
      'HI,QE1,2022-23,award,"£4,000.00",2022-04-01,plan,A1',
    ),
    [
      {
        ...of,
        kind: 'adjustment',
        amount: '250.50',
        effective_on: '2022-09-01',
        source: 'letter',
        reference: 'A2',
      },
    ],
  ],
  [
    'plans',
    csv('fund,ics_code,financial_year,period,amount', 'HI,QE1,2022-23,1,300'),
    [{ ...of, period: 2, amount: 310 }],
  ],
  [
    'baselines',
    csv(
      'ics_code,financial_year,programme,amount,growth_bp,source',
      'QE1,2022-23,smoking-cessation,1200,350,ledger',
    ),
    [{ ...ics, programme: 'hypertension', amount: '900', growth_bp: 0, source: 'ledger' }],
  ],
  [
    'interventions',
    csv(
      'ics_code,intervention,title,programme,class,funds,starts_on',
      'QE1,SMK-1,Stop smoking,smoking-cessation,targeted_intervention,HI,2022-04-01',
    ),
    [
      {
        ics_code: 'QE1',
        intervention: 'CVD-1',
        title: 'Pressure checks',
        programme: 'hypertension',
        class: 'targeted_intervention',
        funds: 'HI;SDF',
        starts_on: '2022-04-01',
      },
    ],
  ],
  [
    'returns',
    csv(
      'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme',
      'QE1,2022-23,1,yes,1,100.10,HI,SMK-1,',
      'QE1,2022-23,1,yes,2,80.00,core,,smoking-cessation',
    ),
    [
      {
        ...ics,
        period: 2,
        core_complete: 'yes',
        line: '1',
        amount: '55.05',
        charged_to: 'HI',
        purpose: 'SMK-1',
      },
    ],
  ],
  [
    'sign-offs',
    csv(
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on',
      'QE1,2022-23,1,1,A Director,2022-05-30',
    ),
    [{ ...ics, period: 2, version: 1, signed_off_by: 'A Director', signed_off_on: '2022-06-28' }],
  ],
  [
    'virements',
    csv(
      'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by',
      'HI,QE1,2022-23,2,out,workforce,40.00,agency,The Board',
    ),
    [
      {
        ...of,
        period: 3,
        direction: 'in',
        pressure: 'workforce',
        amount: '15.00',
        reason: 'back',
        authorised_by: 'The Board',
      },
    ],
  ],
  [
    'carry-forwards',
    csv(
      'fund,ics_code,financial_year,amount,approved_by,approved_on',
      'HI,QE1,2022-23,10.00,The Region,2023-05-20',
    ),
    [{ ...of, amount: '5.00', approved_by: 'The Region', approved_on: '2023-05-21', reference: 'C2' }],
  ],
  [
    'year-ends',
    csv('fund,ics_code,financial_year,closed_on', 'HI,QE1,2022-23,2023-05-31'),
    [{ fund: 'SDF', ics_code: 'QE1', financial_year: '2022-23', closed_on: '2023-05-31' }],
  ],
];

describe('POST of every kind', () => {
  test.each(EVERY_KIND)(
    '%s: a file and rows are applied, and once only',
    async (kind, file, rows) => {
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
    },
    20_000,
  );

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
  });
});

describe('Idempotency-Key', () => {
  const award = (amount: string): string =>
    csv(
      'fund,ics_code,financial_year,kind,amount,effective_on,source',
      `HI,QOQ,2022-23,adjustment,${amount},2022-05-01,letter`,
    );
  const keyed = (key: string, body: unknown): Promise<Answer> =>
    api.post('/v1/allocations', body, { 'idempotency-key': key });

  test('the same key and body: the first answer again, byte for byte', async () => {
    const first = await keyed('key-1', award('1.00'));
    expect(first.status).toBe(201);
    const after = await awards();
    expect(await keyed('key-1', award('1.00'))).toMatchObject({
      status: 201,
      text: first.text,
      type: first.type,
    });
    expect(await awards()).toBe(after);
  });

  test('a refusal too is given again byte for byte', async () => {
    const first = await keyed('key-2', award('1.001'));
    expectProblem(first, 422);
    expect(await keyed('key-2', award('1.001'))).toMatchObject({
      status: 422,
      text: first.text,
      type: first.type,
    });
  });

  test('the same key and another body: 422, and nothing is written', async () => {
    const before = await awards();
    const problem = expectProblem(await keyed('key-1', award('2.00')), 422);
    expect(problem.type).toBe('urn:ringfence:problem:IdempotencyKeyReused');
    expect(problem.detail).toContain('key-1');
    expect(await awards()).toBe(before);
  });

  test('many at once under one key: one effect, one answer', async () => {
    const before = await awards();
    const answers = await Promise.all(Array.from({ length: 12 }, () => keyed('key-3', award('3.00'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await awards()).toBe(before + 1);
  }, 30_000);

  test('many at once without a key: one effect all the same, since the bytes are the same', async () => {
    const before = await awards();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.post('/v1/allocations', award('4.00'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await awards()).toBe(before + 1);
  }, 30_000);

  test('a request that failed on our side lets go of its key: the next one is not kept waiting', async () => {
    const { uploads } = api.house.runtime;
    const store = uploads.store.bind(uploads);
    uploads.store = () => Promise.reject(new Error('the disk is gone'));
    try {
      expect((await keyed('key-4', award('5.00'))).status).toBe(500);
    } finally {
      uploads.store = store;
    }
    const startedAt = performance.now();
    expect((await keyed('key-4', award('5.00'))).status).toBe(201);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  }, 90_000);

  test('a request that died with its process lets go of its key when the next process starts', async () => {
    const { pool } = api.house.runtime;
    const receipts = new Receipts(pool);
    await receipts.claim('key-5', 'allocations', 'the SHA-256 of some body');
    await receipts.forgetUnanswered();
    expect((await keyed('key-5', award('5.50'))).status).toBe(201);
    await receipts.forgetUnanswered();
    expect(expectProblem(await keyed('key-5', award('5.51')), 422).type).toContain('IdempotencyKeyReused');
  });

  test.each(['', 'x'.repeat(300)])('a key that is none (%#) is 400', async (key) => {
    expectProblem(await keyed(key, award('6.00')), 400);
  });

  async function awards(): Promise<number> {
    let count = 0;
    for await (const recorded of api.house.runtime.log.readAll({
      filter: { categories: ['ringFenceAccount'] },
    })) {
      if (recorded.type === 'AllocationAdjusted.v1' && recorded.stream.includes('QOQ')) count += 1;
    }
    return count;
  }
});

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

  test('a media type that is not taken is 415', async () => {
    expectProblem(await api.post('/v1/plans', '<plans/>', { 'content-type': 'application/xml' }), 415);
  });

  test('a body too large is 413', async () => {
    expectProblem(await api.post('/v1/plans', 'x'.repeat(TOO_LARGE_BYTES)), 413);
  }, 30_000);
});
