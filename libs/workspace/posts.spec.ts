import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { Posts } from './index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.drop());
const pool = () => database.createPool({ max: 4 });

describe('posts', () => {
  const POST = { post: 'finance_lead', ics: 'QE1' } as const;
  const AUDITOR = { post: 'auditor', ics: null } as const;

  it('are held by a person until they are given others', async () => {
    const posts = new Posts(pool());
    const first = await posts.appoint('Ada Example', [POST, { post: 'auditor', ics: null }]);
    expect(await posts.find(first.id)).toMatchObject({
      name: 'Ada Example',
      posts: [{ post: 'auditor' }, POST],
    });
    await posts.appoint('Ada Example', [POST]);
    expect((await posts.find(first.id))?.posts).toEqual([POST]);
    expect((await posts.all()).map(({ name }) => name)).toEqual(['Ada Example']);
    expect(await posts.find('no such id')).toBeNull();
  });

  it('change only as they were seen, and not where they are asked for as they stand', async () => {
    const posts = new Posts(pool());
    const first = await posts.appoint('Di Example', [POST], null);
    const stale = { code: 'StaleRevision' };
    await expect(posts.appoint('Di Example', [], null)).rejects.toMatchObject(stale);
    expect(await posts.appoint('Di Example', [POST], null)).toEqual(first);
    const { revision } = await posts.appoint('Di Example', [POST, AUDITOR], first.revision);
    expect(revision).not.toBe(first.revision);
    expect(await posts.find(first.id)).toMatchObject({ revision });
    await expect(posts.appoint('Di Example', [AUDITOR], first.revision)).rejects.toMatchObject(stale);
    expect((await posts.appoint('Di Example', [], revision)).revision).toBeNull();
    const both = [posts.appoint('Di Example', [POST], null), posts.appoint('Di Example', [AUDITOR], null)];
    expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('are held for one system or for all, as the post is', async () => {
    const posts = new Posts(pool());
    await expect(posts.appoint('Bo Example', [{ post: 'finance_lead', ics: null }])).rejects.toMatchObject({
      code: 'PostNotHeldSo',
    });
    await expect(posts.appoint('Bo Example', [{ post: 'auditor', ics: 'QE1' }])).rejects.toMatchObject({
      code: 'PostNotHeldSo',
    });
  });
});
