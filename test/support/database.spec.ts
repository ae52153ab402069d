import { createTestDatabase } from './database.js';

describe('a test database', () => {
  it('is migrated, of its own, and seen as the application role', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const pool = one.createPool();
    await pool.query(`insert into workspace.people values (gen_random_uuid(), 'A')`);
    const there = await pool.query('select current_user, (select count(*) from workspace.people) as people');
    const other = await two.createPool().query('select count(*) as people from workspace.people');
    expect(there.rows).toEqual([{ current_user: 'ringfence_app', people: '1' }]);
    expect(other.rows).toEqual([{ people: '0' }]);
    await Promise.all([one.drop(), two.drop()]);
  });
});
