import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, withClient } from '#platform/database';

const dataDir = mkdtempSync(join(tmpdir(), 'ringfence-open-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 }));

describe('opening the embedded database', () => {
  it('migrates once, even when two begin at the same moment', async () => {
    const said: string[] = [];
    const open = () => openDatabase({ dataDir, log: (message) => void said.push(message) });
    const both = await Promise.all([open(), open()]);
    expect(said.filter((message) => message.startsWith('applied'))).toHaveLength(1);
    const [one, two] = both;
    await one.createPool().query(`insert into workspace.people values (gen_random_uuid(), 'Ada')`);
    expect((await two.createPool().query('select name from workspace.people')).rows).toEqual([
      { name: 'Ada' },
    ]);
    await Promise.all(both.map((database) => database.close()));
  });

  it('finds all again and applies nothing', async () => {
    const said: string[] = [];
    const database = await openDatabase({ dataDir, log: (message) => void said.push(message) });
    expect(said.filter((message) => message.startsWith('applied'))).toEqual([]);
    expect((await database.createPool().query('select count(*) from workspace.people')).rows).toEqual([
      { count: '1' },
    ]);
    await database.close();
    expect(statSync(join(dataDir, 'roles.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses a migration that was changed after it had been applied, and names it', async () => {
    const database = await openDatabase({ dataDir });
    const rewrite = (sql: string) => withClient(database.migratorUrl, (client) => client.query(sql));
    await rewrite(
      `update ringfence.schema_migrations set sha256 = reverse(sha256) where name = '0002_workspace.sql'`,
    );
    await expect(openDatabase({ dataDir })).rejects.toThrow(
      /0002_workspace\.sql was changed after it had been applied/,
    );
    await rewrite(
      `update ringfence.schema_migrations set sha256 = reverse(sha256) where name = '0002_workspace.sql'`,
    );
    await database.close();
  });
});
