import { Receipts } from '#workspace';
import { expectProblem, type Answer, type Api } from '../support/api.js';
import { csv, of, openWrittenApi } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openWrittenApi();
});
afterAll(() => api?.close());

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
  });

  test('many at once without a key: one effect all the same, since the bytes are the same', async () => {
    const before = await awards();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.post('/v1/allocations', award('4.00'))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(await awards()).toBe(before + 1);
  });

  test('the same rows under another key, or none: nothing is written, and the answer says so and what to do', async () => {
    const row = {
      ...{ ...of, ics_code: 'QOQ', kind: 'adjustment', amount: '7.00' },
      ...{ effective_on: '2022-05-01', source: 'letter' },
    };
    const before = await awards();
    const first = await keyed('rows-1', { rows: [row] });
    expect(first.status).toBe(201);
    for (const again of [keyed('rows-2', { rows: [row] }), api.post('/v1/allocations', { rows: [row] })]) {
      const { status, json } = await again;
      expect(status).toBe(200);
      expect(json()).toMatchObject({
        ...{ status: 'already_applied', kind: 'allocations', sha256: first.json()['sha256'], written: 0 },
        detail: expect.stringMatching(/^Nothing was written: .* a reference of their own/) as string,
      });
    }
    expect(await awards()).toBe(before + 1);

    expect((await keyed('rows-3', { rows: [{ ...row, reference: 'L-7' }] })).status).toBe(201);
    expect((await keyed('rows-4', { rows: [{ ...row, note: 'the second letter' }] })).status).toBe(201);
    expect(await awards()).toBe(before + 3);
  });

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
    // One that is kept waiting waits for a minute.
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

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
