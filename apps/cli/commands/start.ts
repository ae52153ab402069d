import type { Command } from 'commander';
import { finishPendingImports, openRuntime } from '../../runtime/index.js';
import { say } from '../io.js';
import { checkPort, checkQueue } from '../preconditions.js';
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
      await checkPort(config);
      await checkQueue(config);
      const runtime = await openRuntime(config, logger);
      try {
        await runtime.catchUp();
        for (const fileName of await finishPendingImports(runtime))
          say(`finished ${fileName}, which an earlier process had begun`);
        // Only who serves waits for the web framework to be read: it takes longer than the rest together.
        const { serve } = await import('../serve.js');
        await serve(runtime);
      } finally {
        await runtime.close();
      }
    });
