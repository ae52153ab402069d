import { parseKnownAt } from '#projections/facts';
import { readPositions } from '#projections/positions';
import { RingfenceError } from '#kernel';
import type { Command } from 'commander';
import { noticeOf } from '../../runtime/index.js';
import { print, printJson, say } from '../io.js';
import { toLogPosition, withSelection, type SelectionOptions } from '../options.js';
import { positionsTable } from '../tables.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

interface PositionOptions extends CommonOptions, SelectionOptions {
  readonly ics?: string;
  readonly footprint: string;
  readonly minPosition?: string;
}

export const POSITION = (program: Command): Command =>
  withSelection(
    program
      .command('position')
      .description("positions of a fund's accounts through a period, and their total"),
  )
    .option('--ics <code>', 'one system, by ODS code')
    .option('--footprint <footprint>', 'as_reported (current_footprint is not built yet)', 'as_reported')
    .option('--min-position <position>', 'fail unless the log has reached this position', toLogPosition)
    .option('--json', 'JSON for scripts')
    .action((options: PositionOptions) =>
      withRuntime(options, async (runtime) => {
        if (options.footprint !== 'as_reported') {
          throw new RingfenceError(
            'UnknownFootprint',
            `footprint ${options.footprint}: only as_reported can be read; current_footprint is not built yet`,
          );
        }
        const { position: head } = await runtime.log.head();
        if (options.minPosition !== undefined && BigInt(options.minPosition) > head) {
          throw new RingfenceError(
            'NotYet',
            `the log ends at position ${head}, before ${options.minPosition}`,
          );
        }
        const { fund, year, through, ics, knownAt } = options;
        const reading = await readPositions(runtime.pool, {
          ...{ fund, year, through },
          ...(ics === undefined ? {} : { ics }),
          ...(knownAt === undefined ? {} : { knownAt: parseKnownAt(knownAt) }),
        });
        const notice = await noticeOf(runtime);
        if (notice !== null) say(notice);
        if (options.json) printJson(reading);
        else print(positionsTable(reading));
      }),
    );
