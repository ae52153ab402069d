import type { Command } from 'commander';
import { finishPendingImports, openRuntime } from '../../runtime/index.js';
import { say } from '../io.js';
import { serve } from '../serve.js';
import { configOf } from '../with-runtime.js';

interface StartOptions {
  readonly port?: string;
  readonly dataDir?: string;
}

export const START = (program: Command): Command =>
  program
    .command('start')
    .description('API, pages and worker in one process; embedded services where no URL is given')
    .option('--port <port>', 'on the loopback interface (default: 3000)')
    .action(async ({ port, dataDir }: StartOptions) => {
      const { config, logger } = configOf({ port, dataDir });
      const runtime = await openRuntime(config, logger);
      try {
        await runtime.catchUp();
        for (const fileName of await finishPendingImports(runtime))
          say(`finished ${fileName}, which an earlier process had begun`);
        await serve(runtime, null);
      } finally {
        await runtime.close();
      }
    });
