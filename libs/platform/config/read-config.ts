import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigInvalidError, type ConfigProblem } from './errors.js';
import { variables, type LogLevel } from './variables.js';

/** What every app needs to know. URLs may contain passwords: never log this as it is. */
export interface Config {
  /** Absolute. Holds the embedded database. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly databaseMigratorUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly logLevel: LogLevel;
}

/** What the command line says; it wins over the environment. */
export interface ConfigOverrides {
  readonly dataDir?: string | undefined;
  readonly port?: string | number | undefined;
  readonly host?: string | undefined;
  readonly logLevel?: string | undefined;
}

export interface ConfigSources {
  /** The environment, as the app read it. An empty value counts as unset. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The current directory: relative folders start here, and the default data directory is `.ringfence` in it. */
  readonly cwd: string;
  readonly overrides?: ConfigOverrides;
}

/** Reads and checks the configuration. Throws ConfigInvalidError with every problem, each naming its variable. */
export function readConfig(sources: ConfigSources): Config {
  const { overrides = {} } = sources;
  const given: Record<string, string | undefined> = {
    ...sources.env,
    ...present('RINGFENCE_DATA_DIR', overrides.dataDir),
    ...present('PORT', overrides.port),
    ...present('HOST', overrides.host),
    ...present('LOG_LEVEL', overrides.logLevel),
  };
  const known = Object.fromEntries(Object.keys(variables).map((name) => [name, given[name] || undefined]));
  const parsed = z.object(variables).safeParse(known);
  const problems: ConfigProblem[] = (parsed.error?.issues ?? []).map((issue) => ({
    variable: saidAs(String(issue.path[0]), overrides),
    message: issue.message,
  }));
  if (known['DATABASE_MIGRATOR_URL'] && !known['DATABASE_URL']) {
    problems.push({ variable: 'DATABASE_MIGRATOR_URL', message: 'needs DATABASE_URL beside it' });
  }
  if (!parsed.success || problems.length > 0) throw new ConfigInvalidError(problems);
  const { data } = parsed;
  return {
    dataDir: resolve(sources.cwd, data.RINGFENCE_DATA_DIR ?? '.ringfence'),
    databaseUrl: data.DATABASE_URL,
    databaseMigratorUrl: data.DATABASE_MIGRATOR_URL,
    redisUrl: data.REDIS_URL,
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
  };
}

/** How the command line spells what it may say of a variable. */
const OPTIONS: Readonly<
  Record<string, { readonly option: string; readonly override: keyof ConfigOverrides }>
> = {
  PORT: { option: '--port', override: 'port' },
  RINGFENCE_DATA_DIR: { option: '--data-dir', override: 'dataDir' },
};

/** The word under which the person gave the value: an option wins over its variable. */
function saidAs(variable: string, overrides: ConfigOverrides): string {
  const spelled = OPTIONS[variable];
  return spelled !== undefined && overrides[spelled.override] !== undefined ? spelled.option : variable;
}

function present(variable: string, value: string | number | undefined): Record<string, string> {
  return value === undefined ? {} : { [variable]: String(value) };
}
