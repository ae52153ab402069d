import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { appendOne, forbidden, outcome } from './database.support.js';

describe('the role of the application', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await createTestDatabase()));
  afterAll(() => database?.drop());

  it('is no superuser, nor is the migrator', async () => {
    const pool = database.createPool();
    const roles = await pool.query(
      `select rolname, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as strong from pg_roles
       where rolname like 'ringfence%' order by 1`,
    );
    expect(roles.rows).toEqual([
      { rolname: 'ringfence_app', strong: false },
      { rolname: 'ringfence_migrator', strong: false },
    ]);
  });

  it('appends to the log and reads it', async () => {
    const pool = database.createPool();
    expect((await pool.query(appendOne)).rows).toEqual([{ verdict: 'appended' }]);
    expect((await pool.query('select stream, revision from log.events')).rows).toEqual([
      { stream: 'test-1', revision: '0' },
    ]);
  });

  it.each(forbidden)('may not: %s', async (statement) => {
    // 42501 insufficient_privilege; the same statement by the owner is no mistake of spelling (below).
    expect(await outcome(database.appUrl, statement)).toBe('42501');
  });

  it('may not become another role', async () => {
    expect(await outcome(database.appUrl, 'set role ringfence_migrator')).toBe('42501');
    expect(await outcome(database.appUrl, 'set role postgres')).toBe('42501');
  });

  it('makes and drops schemas for read models, and changes working tables', async () => {
    expect(
      await outcome(
        database.appUrl,
        'create schema facts_1; create table facts_1.a (x int); drop schema facts_1 cascade',
      ),
    ).toBe('done');
    expect(
      await outcome(
        database.appUrl,
        'delete from workspace.people; update workspace.receipts set status = 1',
      ),
    ).toBe('done');
  });

  it('is checked with statements that a superuser can run', async () => {
    const structural = forbidden.filter((statement) =>
      /^(drop|alter|create|insert|update ringfence)/.test(statement),
    );
    for (const statement of structural)
      expect([statement, await outcome(database.superuserUrl, statement)]).toEqual([statement, 'done']);
  });
});
