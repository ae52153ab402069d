import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/until.js';
import {
  answers,
  leaveAll,
  postmasterPid,
  query,
  removeFolders,
  startHolder,
  temporaryFolder,
} from './embedded-postgres.support.js';

// A cluster that most tests use one after the other: making one costs a second and more.
const used = temporaryFolder();
afterEach(leaveAll);
afterAll(removeFolders);

/** Writes a row, as a client would that was then told it is safe. */
const remember = (url: string) => query(url, 'create table if not exists kept as select 42 as answer');
const recall = async (url: string) => (await query(url, 'select answer from kept'))[0]?.['answer'];

describe('the embedded PostgreSQL', () => {
  it('starts cold, keeps what it was told, starts warm on the same port', async () => {
    const dataDir = temporaryFolder();
    const cold = await startHolder(dataDir);
    expect(cold.adopted).toBe(false);
    await remember(cold.superuserUrl);
    await cold.leave();
    expect(postmasterPid(dataDir)).toBeNull();
    const warm = await startHolder(dataDir);
    expect(warm).toMatchObject({ adopted: false, port: cold.port });
    expect(await recall(warm.superuserUrl)).toBe(42);
  });

  it('is durable, local and closed to who has no password', async () => {
    const dataDir = used;
    const { superuserUrl, port } = await startHolder(dataDir);
    const settings = await query(
      superuserUrl,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes',
       'listen_addresses', 'unix_socket_directories', 'password_encryption')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      password_encryption: 'scram-sha-256',
    });
    const locale = await query(
      superuserUrl,
      `select datlocprovider, datlocale from pg_database where datname = 'postgres'`,
    );
    expect(locale).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
    await expect(query(`postgres://postgres:guess@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow(
      /password/,
    );
    expect(statSync(join(dataDir, 'postgres', 'superuser.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  });

  it('is one for all who want it, and stays until the last has left', async () => {
    const dataDir = used;
    const first = await startHolder(dataDir);
    const second = await startHolder(dataDir);
    expect(second).toMatchObject({ adopted: true, port: first.port });
    const pid = postmasterPid(dataDir);
    await first.leave();
    expect(await answers(second.superuserUrl)).toBe(true);
    expect(postmasterPid(dataDir)).toBe(pid);
    await second.leave();
    await until(() => postmasterPid(dataDir) === null);
  });

  it('is one even for those who come at the same moment to an empty folder', async () => {
    const dataDir = temporaryFolder();
    const holders = await Promise.all([1, 2, 3].map(() => startHolder(dataDir)));
    expect(new Set(holders.map((holder) => holder.port)).size).toBe(1);
    expect(await Promise.all(holders.map((holder) => answers(holder.superuserUrl)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is waited for when it is just shutting down', async () => {
    const dataDir = used;
    const first = await startHolder(dataDir);
    await remember(first.superuserUrl);
    const leaving = first.leave();
    const next = await startHolder(dataDir);
    await leaving;
    expect(await recall(next.superuserUrl)).toBe(42);
  });

  it('takes another port when its own is taken', async () => {
    const dataDir = used;
    const first = await startHolder(dataDir);
    await first.leave();
    const elsewhere = await startHolder(temporaryFolder());
    writeFileSync(join(dataDir, 'postgres', 'port'), String(elsewhere.port));
    const second = await startHolder(dataDir);
    expect(second.port).not.toBe(elsewhere.port);
    expect(await answers(second.superuserUrl)).toBe(true);
  });
});
