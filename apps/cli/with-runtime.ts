import { errorTable } from '#ingestion';
import { createLogger, readConfig, type Config, type ConfigOverrides, type Logger } from '#platform';
import { finishPendingImports, openRuntime, type OpenOptions, type Runtime } from '../runtime/index.js';
import { say } from './io.js';
import { checkDatabaseIsThere, checkQueue } from './preconditions.js';

/** Options that every command takes, as commander hands them over. */
export interface CommonOptions {
  readonly dataDir?: string;
  readonly json?: boolean;
}

interface WithRuntimeOptions extends OpenOptions {
  readonly writes?: boolean;
  readonly settles?: boolean;
}

export function configOf(overrides: ConfigOverrides): { config: Config; logger: Logger } {
  const config = readConfig({ env: process.env, cwd: process.cwd(), overrides });
  return { config, logger: createLogger({ level: config.logLevel, name: 'ringfence' }) };
}

/**
 * Opens Ringfence for one command: finishes what a crash left half way, catches up with the log, runs, and closes whatever happens.
 * Ends with exit code 1, whatever it was asked for, when rows of what it finished were refused. Commands of one go log warnings only:
 * their output is for people. Only one that `writes` may make a database where there is none; one that `settles` what is there runs jobs as
 * that does, so that both need Redis where it is set. Of the read models that newer code made, only those in `evenNewer` are replaced.
 */
export async function withRuntime<T>(
  options: CommonOptions,
  run: (runtime: Runtime) => Promise<T>,
  { writes = false, settles = false, evenNewer = [] }: WithRuntimeOptions = {},
): Promise<T> {
  const quiet = process.env['LOG_LEVEL'] ? {} : { logLevel: 'warn' };
  const { config, logger } = configOf({ dataDir: options.dataDir, ...quiet });
  if (!writes) checkDatabaseIsThere(config);
  if (writes || settles) await checkQueue(config);
  const runtime = await openRuntime(config, logger, undefined, { evenNewer });
  try {
    await runtime.catchUp();
    for (const fileName of await finishPendingImports(runtime))
      say(`finished ${fileName}, which an earlier process had begun`);
    if (runtime.lateRefusals.length > 0) {
      say('\nRefused meanwhile, because somebody else wrote before it was finished; NOT in the figures:');
      say(errorTable(runtime.lateRefusals));
      process.exitCode = 1;
    }
    return await run(runtime);
  } finally {
    await runtime.close();
  }
}
