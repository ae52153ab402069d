import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { Drafts } from './index.js';

let database: TestDatabase;
let drafts: Drafts<string>;
beforeAll(async () => {
  database = await createTestDatabase();
  drafts = new Drafts(database.createPool({ max: 4 }));
}, 60_000);
afterAll(() => database.drop());

const key = (period: number) => ({ ics: 'QE1', year: '2022-23', period });
const file = (text: string) => ({
  ...{ fileName: 'a.csv', bytes: Buffer.from(text), by: 'p-1', at: '2022-11-10T09:00:00.000Z' },
});
const stale = expect.objectContaining({ code: 'StaleRevision' }) as Error;

it('is changed only as it was seen, by whoever comes first', async () => {
  const first = await drafts.put(key(1), null, file('one'), 'checked');
  await expect(drafts.put(key(1), null, file('two'), 'checked')).rejects.toEqual(stale);
  const second = await drafts.put(key(1), first.revision, file('two'), 'checked');
  await expect(drafts.put(key(1), first.revision, file('three'), 'checked')).rejects.toEqual(stale);
  expect(second).toMatchObject({ revision: first.revision + 1, draftedBy: 'p-1', outcome: 'checked' });
  expect((await drafts.file(key(1)))?.bytes.toString()).toBe('two');
});

it('forgets what was confirmed of another file, and is submitted under another id', async () => {
  const first = await drafts.put(key(2), null, file('one'), 'checked');
  const confirmed = await drafts.amend(key(2), first.revision, {
    ...{ outcome: 'again', confirmedBy: 'p-1', confirmedSha256: 'ab' },
  });
  expect(confirmed).toMatchObject({ id: first.id, outcome: 'again', confirmedBy: 'p-1' });
  const other = await drafts.put(key(2), confirmed.revision, file('two'), 'checked');
  expect(other).toMatchObject({ confirmedBy: null, confirmedSha256: null });
  expect(other.id).not.toBe(first.id);
});

it('gives its file by its id, and not that of a newer one', async () => {
  const first = await drafts.put(key(4), null, file('one'), 'checked');
  expect((await drafts.file(key(4), first.id))?.bytes.toString()).toBe('one');
  const second = await drafts.put(key(4), first.revision, file('two'), 'checked');
  expect(await drafts.file(key(4), first.id)).toBeNull();
  expect((await drafts.file(key(4), second.id))?.bytes.toString()).toBe('two');
});

it('goes with its id alone: a newer one stays', async () => {
  const first = await drafts.put(key(3), null, file('one'), 'checked');
  const second = await drafts.put(key(3), first.revision, file('two'), 'checked');
  await drafts.remove(key(3), first.id);
  expect(await drafts.periodsWith('QE1', '2022-23')).toContain(3);
  await drafts.remove(key(3), second.id);
  expect(await drafts.find(key(3))).toBeNull();
  expect(await drafts.file(key(3))).toBeNull();
});
