import { RingfenceError } from '#kernel';
import { rebuild } from '#projections/engine';
import { factsProjection } from '#projections/facts';
import { positionsReadModel, rebuildPositions } from '#projections/positions';
import type { Command } from 'commander';
import { PROJECTIONS, type Runtime } from '../../runtime/index.js';
import { print, printJson, ProgressLine } from '../io.js';
import { settle } from '../settle.js';
import { withRuntime, type CommonOptions } from '../with-runtime.js';

interface RebuildOptions extends CommonOptions {
  readonly projection?: string;
}

/** One line of what a rebuild did. */
interface Rebuilt {
  readonly projection: string;
  readonly sha256: string;
  /** Tables that were not what the log says. The refill is what serves now. */
  readonly differing: readonly string[];
}

const NAMES = [...PROJECTIONS.map(({ name }) => name), positionsReadModel.name];

export const REBUILD = (program: Command): Command =>
  program
    .command('rebuild')
    .description('refill read models from the log beside the live ones, compare, and swap')
    .option('--projection <name>', `one of ${NAMES.join(', ')}; all when left out`)
    .option('--json', 'JSON for scripts')
    .action((options: RebuildOptions) => {
      const names = namesOf(options);
      // Who rebuilds with older code goes back to it on purpose, for what was named and for nothing else.
      return withRuntime(options, (runtime) => rebuildNamed(runtime, names, options), {
        ...{ settles: true, evenNewer: names },
      });
    });

/** What is to be rebuilt, known before anything is opened. The positions go with the facts that they are computed from. */
function namesOf({ projection }: RebuildOptions): readonly string[] {
  if (projection === undefined) return NAMES;
  if (!NAMES.includes(projection)) {
    throw new RingfenceError(
      'UnknownProjection',
      `no projection ${projection}; there are ${NAMES.join(', ')}`,
    );
  }
  return projection === factsProjection.name ? [projection, positionsReadModel.name] : [projection];
}

async function rebuildNamed(
  runtime: Runtime,
  names: readonly string[],
  { json }: RebuildOptions,
): Promise<void> {
  const progress = new ProgressLine();
  const done: Rebuilt[] = [];
  for (const projection of PROJECTIONS.filter(({ name }) => names.includes(name))) {
    let events = 0;
    const { rebuilt, differing } = await rebuild(runtime.engine, projection, {
      onBatch: (checkpoint, count) => {
        events += count;
        progress.update(`${projection.name}: ${events} events, position ${checkpoint}`);
      },
    });
    done.push({ projection: projection.name, sha256: rebuilt.sha256, differing });
  }
  if (names.includes(positionsReadModel.name)) {
    const { logId } = await runtime.log.head();
    const { rebuilt, differing } = await rebuildPositions(runtime.pool, logId, (count, of) =>
      progress.update(`positions: ${count} of ${of} accounts`),
    );
    done.push({ projection: 'positions', sha256: rebuilt.sha256, differing });
    // Signals are told again by the jobs; what has not changed writes nothing.
    await settle(runtime, progress);
  }
  progress.done();
  if (json) printJson({ rebuilt: done });
  else print(done.map(sentence).join('\n'));
}

const sentence = ({ projection, sha256, differing }: Rebuilt): string =>
  differing.length === 0
    ? `${projection}: rebuilt, ${sha256}`
    : `${projection}: rebuilt, ${sha256}; it differed from what was live in ${differing.join(', ')}`;
