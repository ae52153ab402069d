import { createServer, type AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { setDataNotice } from '#workspace';
import { load } from '../../apps/cli/commands/load.js';
import { checkDemoGround } from '../../apps/cli/demo-ground.js';
import { createReadings, DEMO_CORRELATION_ID, noticeOf } from '../../apps/runtime/index.js';
import { expectRefused, openCliHouse, runCli, type CliHouse } from '../support/cli.js';
import { openHouse } from '../support/house.js';

const WORKED = join(import.meta.dirname, '../fixtures/worked-example');
const HI_M12 = ['--fund', 'HI', '--year', '2022-23', '--through', '12'];

const NOTICE = 'The figures are synthetic.';

let house: CliHouse;
beforeAll(async () => {
  house = await openCliHouse();
});
afterAll(() => house?.close());

describe('a data directory that nobody made', () => {
  test.each([
    ['position', HI_M12],
    ['report', [...HI_M12, '--out', 'nowhere']],
    ['status', []],
    ['verify', []],
    ['rebuild', []],
  ])('is not made by %s, which says that nothing is there', async (command, args) => {
    const mistyped = join(house.folder, 'mistyped');
    const run = await runCli([command, ...args, '--data-dir', mistyped]);
    expectRefused(run, `There is no Ringfence data in ${mistyped}`);
    expect(existsSync(mistyped)).toBe(false);
  });
});

describe('the demo', () => {
  test('says where its own data directory is', async () => {
    const { stdout } = await runCli(['demo', '--help']);
    expect(stdout).toMatch(/--data-dir <folder>.*\(default:\s+\.ringfence-demo\)/s);
    expect(stdout.match(/--data-dir/g)).toHaveLength(1);
  });

  test("does not pour synthetic figures into somebody's own directory", async () => {
    expect(await house.run('load', WORKED)).toMatchObject({ exitCode: 0 });
    const before = await house.logPosition();
    expectRefused(await house.run('demo', '--port', '0'), house.dataDir, "not the demo's", '--data-dir');
    expect(await house.logPosition()).toBe(before);
    expect(existsSync(join(house.dataDir, 'demo-files'))).toBe(false);
  });

  test('nor into a database given by URL, its own notice over it or not; an empty one it takes', async () => {
    const own = await openHouse();
    const elsewhere = {
      DATABASE_URL: own.config.databaseUrl,
      DATABASE_MIGRATOR_URL: own.config.databaseMigratorUrl,
    };
    try {
      // As a demo leaves it that was killed before its first event.
      await setDataNotice(own.runtime.pool, NOTICE);
      await expect(checkDemoGround(own.runtime)).resolves.toBeUndefined();
      expect(await noticeOf(own.runtime)).toBe(NOTICE);
      const loaded = await runCli(['load', WORKED], elsewhere);
      expect(loaded).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining("the demo's") });
      expectRefused(await runCli(['demo', '--port', '0'], elsewhere), 'DATABASE_URL', "not the demo's");
      expect(await noticeOf(own.runtime)).toBeNull();
      expect(await createReadings(own.runtime).dataNotice()).toBeNull();
    } finally {
      await own.close();
    }
  });
});

test('the demo goes on with its own log, where the notice stands and a load is told whose it is', async () => {
  const own = await openHouse();
  const { databaseUrl, databaseMigratorUrl } = own.config;
  const there = { DATABASE_URL: databaseUrl, DATABASE_MIGRATOR_URL: databaseMigratorUrl };
  try {
    await setDataNotice(own.runtime.pool, NOTICE);
    await load(own.runtime, WORKED, DEMO_CORRELATION_ID);
    await expect(checkDemoGround(own.runtime)).resolves.toBeUndefined();
    expect(await noticeOf(own.runtime)).toBe(NOTICE);
    expect((await runCli(['load', WORKED], there)).stderr).toContain("This log is the demo's");
  } finally {
    await own.close();
  }
});

describe('before anything is opened', () => {
  const fresh = (name: string): string => join(house.folder, name);

  test.each(['start', 'demo'])('%s finds its port taken, in one sentence', async (command) => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const port = String((holder.address() as AddressInfo).port);
    const run = await runCli([command, '--port', port, '--data-dir', fresh('port')]);
    holder.close();
    expectRefused(run, `port ${port} is in use; choose another with --port`);
    expect(existsSync(fresh('port'))).toBe(false);
  });

  test.each([['start'], ['demo'], ['load', WORKED]])(
    '%s finds Redis dead, in one sentence',
    async (...command) => {
      const env = { REDIS_URL: 'redis://127.0.0.1:1', PORT: '0' };
      const run = await runCli([...command, '--data-dir', fresh('redis')], env);
      expectRefused(run, 'Nothing answers at 127.0.0.1:1 (ECONNREFUSED): check DATABASE_URL and REDIS_URL');
      expect(existsSync(fresh('redis'))).toBe(false);
    },
  );
});

describe('what is said where', () => {
  test('a command that there is none of is an error, asked for help or not', async () => {
    for (const args of [['bogus', '--help'], ['bogus', '-h'], ['help', 'bogus'], ['bogus']])
      expectRefused(await runCli(args), "unknown command 'bogus'");
  });

  test('one error is one error; discrepancies are data, as errors are', async () => {
    expect(await house.run('load', WORKED)).toMatchObject({ exitCode: 0 });
    const folder = join(house.folder, 'said');
    await mkdir(folder);
    const row = (amount: string) => `QE1,2022-23,5,no,1,${amount},HI,NONE-1\n`;
    const header = 'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose\n';
    await writeFile(join(folder, 'returns.csv'), header + row('x'));
    const refused = await house.run('load', folder);
    expect(refused.stderr).toContain('1 error; nothing was stored.');
    await writeFile(join(folder, 'returns.csv'), header + row('1.00'));
    const applied = await house.run('load', folder);
    expect(applied.stdout).toMatch(/Discrepancies \(they do not block\):\n(.*\n)*.*NONE-1 is not registered/);
    expect(applied.stderr).not.toContain('NONE-1');
  });
});
