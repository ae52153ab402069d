import { Command } from 'commander';
import { openHouse, type House } from '../../../test/support/house.js';
import { REBUILD } from './rebuild.js';
import { STATUS } from './status.js';
import { VERIFY } from './verify.js';

let house: House;
const SETTINGS = ['DATABASE_URL', 'DATABASE_MIGRATOR_URL', 'LOG_LEVEL', 'REDIS_URL'] as const;
const before = SETTINGS.map((name) => [name, process.env[name]] as const);
beforeAll(async () => {
  house = await openHouse();
  await house.worker.stop();
  const { databaseUrl, databaseMigratorUrl } = house.config;
  Object.assign(process.env, { DATABASE_URL: databaseUrl, DATABASE_MIGRATOR_URL: databaseMigratorUrl });
  Object.assign(process.env, { LOG_LEVEL: 'error' });
  delete process.env['REDIS_URL'];
}, 60_000);
afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await house?.close();
});

const run = (add: (program: Command) => Command, ...words: string[]) =>
  add(new Command()).parseAsync(words, { from: 'user' });
const versions = async () =>
  (
    await house.runtime.pool.query(
      `SELECT projection, version FROM projection.generations WHERE status = 'live' ORDER BY 1`,
    )
  ).rows;

const raise = () => house.runtime.pool.query('UPDATE projection.generations SET version = version + 1');

it('goes back to this code from a newer one, as no other command does', async () => {
  const before = await versions();
  await raise();
  await expect(run(STATUS)).rejects.toMatchObject({
    name: 'ReadModelVersion',
    message: expect.stringContaining('`ringfence rebuild`') as string,
  });
  await run(REBUILD);
  expect(await versions()).toEqual(before);
  await run(STATUS);
}, 60_000);

it.each([
  ['a name that is none', 'fact', 'UnknownProjection'],
  ['one while others are of newer code, too', 'alert_list', 'ReadModelVersion'],
])(
  'replaces nothing that newer code made when it is asked for %s',
  async (_what, name, refused) => {
    const own = await versions();
    await raise();
    const newer = await versions();
    await expect(run(REBUILD, '--projection', name)).rejects.toMatchObject({ name: refused });
    expect(await versions()).toEqual(newer);
    await run(REBUILD);
    expect(await versions()).toEqual(own);
  },
  60_000,
);

it('goes back with the one that is named when it alone is of newer code', async () => {
  const own = await versions();
  await house.runtime.pool.query(
    `UPDATE projection.generations SET version = version + 1 WHERE projection = 'alert_list' AND status = 'live'`,
  );
  await run(REBUILD, '--projection', 'alert_list');
  expect(await versions()).toEqual(own);
}, 60_000);

it.each([
  ['rebuild', REBUILD],
  ['verify', VERIFY],
])('%s asks for the Redis that its jobs need before it begins', async (_name, command) => {
  const generations = async () =>
    (
      await house.runtime.pool.query(
        'SELECT projection, generation, status FROM projection.generations ORDER BY 1, 2',
      )
    ).rows;
  const before = await generations();
  // No server listens on port 1.
  process.env['REDIS_URL'] = 'redis://127.0.0.1:1';
  try {
    await expect(run(command)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  } finally {
    delete process.env['REDIS_URL'];
  }
  expect(await generations()).toEqual(before);
});
