import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';

/** What the database's function itself refuses, whoever calls it. */
let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = database.createPool({ max: 2 });
}, 120_000);
afterAll(() => database?.drop());

describe('a call of several appends', () => {
  const ID = 'ARRAY[gen_random_uuid()]';
  it.each([
    [`ARRAY[]::text[], ARRAY[]::bigint[], ARRAY[]::bigint[], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1','a-2'], ARRAY[-1,-1], ARRAY[2,-1], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1','a-2'], ARRAY[-1,-1], ARRAY[1,0], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1','a-2'], ARRAY[-1], ARRAY[1,1], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1'], ARRAY[-1], ARRAY[2], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1'], ARRAY[-1], ARRAY[NULL::bigint], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1'], ARRAY[-1], ARRAY[1], ${ID}, ARRAY['T', 'T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1'], ARRAY[-3], ARRAY[1], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
    [`ARRAY['a-1'], ARRAY[NULL::bigint], ARRAY[1], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`],
  ])('is refused when its arrays do not fit together: %s', async (args) => {
    const refused = pool.query(`SELECT * FROM log.append(${args})`);
    await expect(refused).rejects.toMatchObject({ code: '22023' });
    const { rows } = await pool.query('SELECT count(*)::int AS events FROM log.events');
    expect(rows).toEqual([{ events: 0 }]);
  });

  it('is refused to a transaction whose snapshot is older than the lock', async () => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      const args = `ARRAY['a-1'], ARRAY[-1], ARRAY[1], ${ID}, ARRAY['T'], ARRAY['{}'], ARRAY['{}']`;
      const refused = client.query(`SELECT * FROM log.append(${args})`);
      await expect(refused).rejects.toMatchObject({ code: '25000' });
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});
