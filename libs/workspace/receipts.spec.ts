import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { Receipts } from './index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.drop());
const pool = () => database.createPool({ max: 4 });

describe('receipts', () => {
  it('let one caller claim a key, and show the others what it stands for', async () => {
    const receipts = new Receipts(pool());
    const claims = await Promise.all(Array.from({ length: 5 }, () => receipts.claim('k', 'returns', 'sha')));
    expect(claims.filter((claim) => claim === null)).toHaveLength(1);
    await receipts.answer('k', 'returns', 'sha', 201, '{"a":1}');
    expect(await receipts.claim('k', 'returns', 'other')).toEqual({
      scope: 'returns',
      bodySha256: 'sha',
      status: 201,
      answer: '{"a":1}',
    });
    // A key is one for all: what it was used for is the caller's to compare.
    expect(await receipts.claim('k', 'virements', 'sha')).toMatchObject({ scope: 'returns' });
  });

  it('give up a claim without an answer, and never an answer', async () => {
    const receipts = new Receipts(pool());
    await receipts.claim('gone', 'returns', 'sha');
    await receipts.release('gone', 'returns', 'sha');
    expect(await receipts.claim('gone', 'returns', 'sha')).toBeNull();
    await receipts.forgetUnanswered();
    // Forgotten while it was under way: its answer is kept all the same.
    await receipts.answer('gone', 'returns', 'sha', 201, 'first');
    await receipts.answer('gone', 'returns', 'sha', 200, 'second');
    await receipts.release('gone', 'returns', 'sha');
    await receipts.forgetUnanswered();
    expect(await receipts.claim('gone', 'returns', 'sha')).toEqual({
      ...{ scope: 'returns', bodySha256: 'sha', status: 201, answer: 'first' },
    });
  });

  it.each([
    ['request', 'virements', 'sha'],
    ['body', 'returns', 'other'],
  ])('of a key forgotten and claimed for another %s take no late answer', async (what, scope, body) => {
    const receipts = new Receipts(pool());
    const key = `late ${what}`;
    await receipts.claim(key, 'returns', 'sha');
    await receipts.forgetUnanswered();
    await receipts.claim(key, scope, body);
    await receipts.answer(key, 'returns', 'sha', 201, 'of the first');
    await receipts.release(key, 'returns', 'sha');
    const standing = { scope, bodySha256: body };
    expect(await receipts.claim(key, scope, body)).toEqual({ ...standing, status: null, answer: null });
    await receipts.answer(key, scope, body, 422, 'its own');
    expect(await receipts.claim(key, scope, body)).toEqual({ ...standing, status: 422, answer: 'its own' });
  });
});
