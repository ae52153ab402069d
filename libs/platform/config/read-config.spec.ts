import { ConfigInvalidError, readConfig, type ConfigSources } from './index.js';

const read = (env: ConfigSources['env'], overrides: ConfigSources['overrides'] = {}) =>
  readConfig({ env, cwd: '/home/ada/project', overrides });

function problemsOf(env: ConfigSources['env'], overrides: ConfigSources['overrides'] = {}) {
  try {
    read(env, overrides);
  } catch (error) {
    if (error instanceof ConfigInvalidError) return error.problems;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(read({})).toEqual({
      dataDir: '/home/ada/project/.ringfence',
      databaseUrl: undefined,
      databaseMigratorUrl: undefined,
      redisUrl: undefined,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
    });
  });

  it('takes an empty variable for an unset one', () => {
    expect(read({ DATABASE_URL: '', PORT: '', EVENTSTORE_URL: '' })).toEqual(read({}));
  });

  it('lets the command line win over the environment', () => {
    const config = read(
      { PORT: '4000', RINGFENCE_DATA_DIR: '/srv/a' },
      { port: 5000, dataDir: 'b', logLevel: 'warn' },
    );
    expect(config).toMatchObject({ port: 5000, dataDir: '/home/ada/project/b', logLevel: 'warn' });
  });

  it('takes given services', () => {
    const env = {
      DATABASE_URL: 'postgresql://a:b@db/x',
      DATABASE_MIGRATOR_URL: 'postgres://c:d@db/x',
      REDIS_URL: 'rediss://r:6380',
    };
    expect(read(env)).toMatchObject({
      databaseUrl: env.DATABASE_URL,
      databaseMigratorUrl: env.DATABASE_MIGRATOR_URL,
      redisUrl: env.REDIS_URL,
    });
  });

  it('names every bad variable at once', () => {
    const env = {
      DATABASE_URL: 'mysql://x',
      REDIS_URL: 'nonsense',
      PORT: '70000',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'loud',
      EVENTSTORE_URL: 'esdb://localhost:2113',
    };
    expect(new Set(problemsOf(env).map((problem) => problem.variable))).toEqual(new Set(Object.keys(env)));
  });

  it('refuses to listen beyond this machine, and says why', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.4', 'example.org']) {
      expect(problemsOf({ HOST: host })[0]?.message).toMatch(/access control is not built yet/);
    }
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(read({ HOST: host }).host).toBe(host);
  });

  it('says that EventStoreDB is not there yet', () => {
    expect(problemsOf({ EVENTSTORE_URL: 'esdb://localhost:2113' })).toEqual([
      { variable: 'EVENTSTORE_URL', message: expect.stringMatching(/no adapter for EventStoreDB yet/) },
    ]);
  });

  it('wants DATABASE_URL beside DATABASE_MIGRATOR_URL', () => {
    expect(problemsOf({ DATABASE_MIGRATOR_URL: 'postgres://a:b@db/x' })).toEqual([
      { variable: 'DATABASE_MIGRATOR_URL', message: 'needs DATABASE_URL beside it' },
    ]);
  });

  it.each(['-1', '3000.5', '1e3', '0x10', ' 80', '65536'])('refuses port %s', (port) => {
    expect(problemsOf({ PORT: port })).toEqual([
      { variable: 'PORT', message: 'must be a whole number from 0 to 65535' },
    ]);
  });

  it('calls what the command line said by its option', () => {
    expect(problemsOf({ PORT: '80' }, { port: 'abc' })).toEqual([
      { variable: '--port', message: 'must be a whole number from 0 to 65535' },
    ]);
  });

  it('never repeats a password', () => {
    const error = new ConfigInvalidError(
      problemsOf({ DATABASE_URL: 'mysql://u:hunter2@db', REDIS_URL: 'hunter2' }),
    );
    expect(error.message + JSON.stringify(error.details)).not.toContain('hunter2');
  });
});
