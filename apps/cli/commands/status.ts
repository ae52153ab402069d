import { countDue } from '#projections/positions';
import { allGenerations } from '#projections/engine';
import { filesPending } from '#projections/facts';
import type { Command } from 'commander';
import { print, printJson } from '../io.js';
import { textTable } from '../tables.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

export const STATUS = (program: Command): Command =>
  program
    .command('status')
    .description('how far the log and each read model are, and what is still to be done')
    .option('--json', 'JSON for scripts')
    .action((options: CommonOptions) =>
      withRuntime(options, async ({ log, pool }) => {
        const head = await log.head();
        const generations = await allGenerations(pool);
        const status = {
          log: { logId: head.logId, position: head.position.toString(), recordedAt: head.recordedAt },
          readModels: generations.map(({ projection, generation, version, status, position }) => ({
            ...{ projection, generation, version, status },
            // Positions follow the facts, account by account: what they lack is `due`.
            position: projection === 'positions' ? null : position.toString(),
          })),
          due: await countDue(pool),
          filesToFinish: (await filesPending(pool)).length,
        };
        if (options.json) return printJson(status);
        print(
          [
            `Log ${status.log.logId}: position ${status.log.position}, ${status.log.recordedAt ?? 'empty'}`,
            `Accounts due: ${status.due}; files to finish: ${status.filesToFinish}`,
            '',
            textTable(
              ['Read model', 'Generation', 'Status', 'Position'],
              status.readModels.map((row) => [
                row.projection,
                String(row.generation),
                row.status,
                row.position ?? 'by account',
              ]),
            ),
          ].join('\n'),
        );
      }),
    );
