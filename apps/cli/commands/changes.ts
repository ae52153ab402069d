import type { Command } from 'commander';
import { changesBetween, noticeOf } from '../../runtime/index.js';
import { changesTable } from '../changes-table.js';
import { print, printJson, say } from '../io.js';
import { withSelection, type SelectionOptions } from '../options.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

interface ChangesOptions extends CommonOptions, Omit<SelectionOptions, 'knownAt'> {
  readonly ics?: string;
  readonly from: string;
  readonly to?: string;
}

export const CHANGES = (program: Command): Command =>
  withSelection(
    program
      .command('changes')
      .description('what changed between two moments known, by which event, with its effect in pence'),
    { knownAt: false },
  )
    .requiredOption('--from <moment>', 'what was known then: a time, a date (its end, UTC) or a log position')
    .option('--to <moment>', 'and what is known at this one (default: now)')
    .option('--ics <code>', 'one system, by ODS code')
    .option('--json', 'JSON for scripts')
    .action((options: ChangesOptions) =>
      withRuntime(options, async (runtime) => {
        const { fund, year, through, ics, from, to } = options;
        const changes = await changesBetween(runtime, {
          ...{ fund, year, through, from },
          ...(ics === undefined ? {} : { ics }),
          ...(to === undefined ? {} : { to }),
        });
        const notice = await noticeOf(runtime);
        if (notice !== null) say(notice);
        if (options.json) printJson(changes);
        else print(changesTable(changes));
      }),
    );
