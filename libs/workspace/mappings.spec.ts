import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { Mappings } from './index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.drop());

const saved = (name: string, content: unknown) => ({
  ...{ ics: 'QE1', name, content, madeBy: 'p-1', madeAt: '2022-05-03T09:00:00.000Z' },
});

it('keeps each version of a mapping, and gives the newest', async () => {
  const mappings = new Mappings(database.createPool({ max: 4 }));
  expect(await mappings.find('QE1', 'ledger')).toBeNull();
  const first = await mappings.save(saved('ledger', { a: [1] }), null);
  expect(first).toEqual({ ...saved('ledger', { a: [1] }), version: 1 });
  await mappings.save(saved('ledger', { a: [2] }), 1);
  await mappings.save(saved('agency', {}), null);
  expect(await mappings.find('QE1', 'ledger')).toMatchObject({ version: 2, content: { a: [2] } });
  expect((await mappings.of('QE1')).map(({ name, version }) => [name, version])).toEqual([
    ['agency', 1],
    ['ledger', 2],
  ]);
  expect(await mappings.of('QOQ')).toEqual([]);
});

it('changes only what was seen, and says why not', async () => {
  const mappings = new Mappings(database.createPool({ max: 4 }));
  await mappings.save(saved('x', {}), null);
  await expect(mappings.save(saved('x', {}), null)).rejects.toMatchObject({ code: 'MappingExists' });
  await expect(mappings.save(saved('y', {}), 3)).rejects.toMatchObject({ code: 'UnknownMapping' });
  const both = await Promise.allSettled([mappings.save(saved('x', 1), 1), mappings.save(saved('x', 2), 1)]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'StaleRevision' },
  });
});
