import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poolFactory } from '#platform/database';
import {
  answers,
  isRunning,
  killSupervisor,
  leaveAll,
  postmasterPid,
  query,
  removeFolders,
  startHolder,
  temporaryFolder,
  until,
} from './embedded-postgres.support.js';

// A cluster that most tests use one after the other: making one costs a second and more.
const used = temporaryFolder();
afterEach(leaveAll, 60_000);
afterAll(removeFolders);

/** Writes a row, as a client would that was then told it is safe. */
const remember = (url: string) => query(url, 'create table if not exists kept as select 42 as answer');
const recall = async (url: string) => (await query(url, 'select answer from kept'))[0]?.['answer'];

describe('the embedded PostgreSQL under attack', () => {
  it('comes back on the same port when it is killed, with its data, and pools go on', async () => {
    const dataDir = used;
    const { superuserUrl } = await startHolder(dataDir);
    const factory = poolFactory(superuserUrl);
    const pool = factory.createPool({ max: 2 });
    await pool.query('create table if not exists kept as select 42 as answer');
    for (let kill = 0; kill < 3; kill++) {
      const pid = postmasterPid(dataDir) ?? 0;
      process.kill(pid, 'SIGKILL');
      await until(() => !isRunning(pid), 5000);
      await until(
        () =>
          pool.query('select answer from kept').then(
            ({ rows }) => rows[0].answer === 42,
            () => false,
          ),
        20_000,
      );
      expect(postmasterPid(dataDir)).not.toBe(pid);
    }
    await factory.end();
  }, 60_000);

  it('is gone within two seconds of a kill -9 of the only process that wanted it, and recovers', async () => {
    const dataDir = used;
    const holder = await startHolder(dataDir);
    await remember(holder.superuserUrl);
    const pid = postmasterPid(dataDir) ?? 0;
    await holder.kill();
    expect(await until(() => !isRunning(pid), 2000)).toBeLessThan(2000);
    const next = await startHolder(dataDir);
    expect(next.adopted).toBe(false);
    expect(await recall(next.superuserUrl)).toBe(42);
  }, 60_000);

  it('recovers when it was killed together with all around it', async () => {
    const dataDir = used;
    const holder = await startHolder(dataDir);
    await remember(holder.superuserUrl);
    const pid = postmasterPid(dataDir) ?? 0;
    if (process.platform === 'linux') killSupervisor(pid, 'whole');
    process.kill(pid, 'SIGKILL');
    await holder.kill();
    const next = await startHolder(dataDir);
    expect(await recall(next.superuserUrl)).toBe(42);
  }, 60_000);

  // Linux alone: elsewhere the shells are not as easily found. What they do is the same.
  (process.platform === 'linux' ? it : it.skip)(
    'is supervised again when its supervisor was killed',
    async () => {
      const holder = await startHolder(used);
      await remember(holder.superuserUrl);
      const pid = postmasterPid(used) ?? 0;
      killSupervisor(pid, 'whole');
      await until(() => !isRunning(pid), 20_000);
      await until(() => answers(holder.superuserUrl), 20_000);
      expect(await recall(holder.superuserUrl)).toBe(42);
      const next = postmasterPid(used) ?? 0;
      await holder.kill();
      await until(() => !isRunning(next), 5000);
    },
    60_000,
  );

  (process.platform === 'linux' ? it : it.skip)(
    'goes with its last holder when half its supervisor was killed',
    async () => {
      const holder = await startHolder(used);
      const pid = postmasterPid(used) ?? 0;
      killSupervisor(pid, 'upper');
      await holder.kill();
      await until(() => !isRunning(pid), 5000);
    },
    60_000,
  );

  it('is not taken in by a postmaster.pid whose number belongs to a stranger', async () => {
    const dataDir = used;
    const holder = await startHolder(dataDir);
    await remember(holder.superuserUrl);
    const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    const written = readFileSync(file, 'utf8');
    await holder.leave();
    writeFileSync(file, written.replace(/^\d+/, String(process.pid)));
    const next = await startHolder(dataDir);
    expect(next.adopted).toBe(false);
    expect(await recall(next.superuserUrl)).toBe(42);
    expect(postmasterPid(dataDir)).not.toBe(process.pid);
  }, 60_000);
});
