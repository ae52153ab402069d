import { Command } from 'commander';
import { openHouse, type House } from '../../../test/support/house.js';
import { REBUILD } from './rebuild.js';
import { STATUS } from './status.js';

let house: House;
const SETTINGS = ['DATABASE_URL', 'DATABASE_MIGRATOR_URL', 'LOG_LEVEL'] as const;
const before = SETTINGS.map((name) => [name, process.env[name]] as const);
beforeAll(async () => {
  house = await openHouse();
  await house.worker.stop();
  const { databaseUrl, databaseMigratorUrl } = house.config;
  Object.assign(process.env, { DATABASE_URL: databaseUrl, DATABASE_MIGRATOR_URL: databaseMigratorUrl });
  Object.assign(process.env, { LOG_LEVEL: 'error' });
}, 60_000);
afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await house?.close();
});

const run = (add: (program: Command) => Command) => add(new Command()).parseAsync([], { from: 'user' });
const versions = async () =>
  (
    await house.runtime.pool.query(
      `SELECT projection, version FROM projection.generations WHERE status = 'live' ORDER BY 1`,
    )
  ).rows;

it('goes back to this code from a newer one, as no other command does', async () => {
  await house.runtime.pool.query('UPDATE projection.generations SET version = version + 1');
  await expect(run(STATUS)).rejects.toMatchObject({
    name: 'ReadModelVersion',
    message: expect.stringContaining('`ringfence rebuild`') as string,
  });
  await run(REBUILD);
  expect(await versions()).toEqual([
    { projection: 'alert_list', version: 1 },
    { projection: 'facts', version: 1 },
    { projection: 'positions', version: 1 },
  ]);
  await run(STATUS);
}, 60_000);
