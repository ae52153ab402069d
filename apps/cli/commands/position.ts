import { parseKnownAt } from '#projections/facts';
import { readPositions } from '#projections/positions';
import type { Footprint } from '#domain/policies';
import { RingfenceError } from '#kernel';
import type { Command } from 'commander';
import { noticeOf } from '../../runtime/index.js';
import { print, printJson, say } from '../io.js';
import { footprintOption, toLogPosition, withSelection, type SelectionOptions } from '../options.js';
import { positionsTable } from '../tables.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

interface PositionOptions extends CommonOptions, SelectionOptions {
  readonly ics?: string;
  readonly footprint: Footprint;
  readonly minPosition?: string;
}

export const POSITION = (program: Command): Command =>
  withSelection(
    program
      .command('position')
      .description("positions of a fund's accounts through a period, and their total"),
  )
    .option('--ics <code>', 'one system, by ODS code')
    .addOption(footprintOption())
    .option('--min-position <position>', 'fail unless the log has reached this position', toLogPosition)
    .option('--json', 'JSON for scripts')
    .action((options: PositionOptions) =>
      withRuntime(options, async (runtime) => {
        const { position: head } = await runtime.log.head();
        if (options.minPosition !== undefined && BigInt(options.minPosition) > head) {
          throw new RingfenceError(
            'NotYet',
            `the log ends at position ${head}, before ${options.minPosition}`,
          );
        }
        const { fund, year, through, ics, knownAt, footprint } = options;
        const reading = await readPositions(runtime.pool, {
          ...{ fund, year, through, footprint },
          ...(ics === undefined ? {} : { ics }),
          ...(knownAt === undefined ? {} : { knownAt: parseKnownAt(knownAt) }),
        });
        const notice = await noticeOf(runtime);
        if (notice !== null) say(notice);
        if (options.json) printJson(reading);
        else print(positionsTable(reading));
      }),
    );
