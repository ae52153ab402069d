import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poolFactory } from '#platform/database';
import { isRunning, killHard } from '../support/processes.js';
import { until } from '../support/until.js';
import {
  answers,
  killSupervisor,
  leaveAll,
  postmasterOf,
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

describe('the embedded PostgreSQL under attack', () => {
  it('comes back on the same port when it is killed, with its data, and pools go on', async () => {
    const dataDir = used;
    const { superuserUrl } = await startHolder(dataDir);
    const factory = poolFactory(superuserUrl);
    const pool = factory.createPool({ max: 2 });
    await pool.query('create table if not exists kept as select 42 as answer');
    for (let kill = 0; kill < 3; kill++) {
      const pid = postmasterOf(dataDir);
      killHard(pid);
      await until(() => !isRunning(pid));
      await until(() =>
        pool.query('select answer from kept').then(
          ({ rows }) => rows[0].answer === 42,
          () => false,
        ),
      );
      expect(postmasterOf(dataDir)).not.toBe(pid);
    }
    await factory.end();
  });

  it('is gone soon after a kill -9 of the only process that wanted it, and recovers', async () => {
    const dataDir = used;
    const holder = await startHolder(dataDir);
    await remember(holder.superuserUrl);
    const pid = postmasterOf(dataDir);
    await holder.kill();
    // As a rule within a second. Where the disk holds up its last writes, its supervisor loses patience after fifteen.
    await until(() => !isRunning(pid), 30_000);
    const next = await startHolder(dataDir);
    expect(next.adopted).toBe(false);
    expect(await recall(next.superuserUrl)).toBe(42);
  });

  it('recovers when it was killed together with all around it', async () => {
    const dataDir = used;
    const holder = await startHolder(dataDir);
    await remember(holder.superuserUrl);
    const pid = postmasterOf(dataDir);
    if (process.platform === 'linux') killSupervisor(pid, 'whole');
    killHard(pid);
    await holder.kill();
    const next = await startHolder(dataDir);
    expect(await recall(next.superuserUrl)).toBe(42);
  });

  // Linux alone: elsewhere the shells are not as easily found. What they do is the same.
  (process.platform === 'linux' ? it : it.skip)(
    'is supervised again when its supervisor was killed',
    async () => {
      const holder = await startHolder(used);
      await remember(holder.superuserUrl);
      const pid = postmasterOf(used);
      killSupervisor(pid, 'whole');
      await until(() => !isRunning(pid));
      await until(() => answers(holder.superuserUrl));
      expect(await recall(holder.superuserUrl)).toBe(42);
      const next = postmasterOf(used);
      await holder.kill();
      await until(() => !isRunning(next));
    },
  );

  (process.platform === 'linux' ? it : it.skip)(
    'goes with its last holder when half its supervisor was killed',
    async () => {
      const holder = await startHolder(used);
      const pid = postmasterOf(used);
      killSupervisor(pid, 'upper');
      await holder.kill();
      await until(() => !isRunning(pid));
    },
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
    expect(postmasterOf(dataDir)).not.toBe(process.pid);
  });
});
