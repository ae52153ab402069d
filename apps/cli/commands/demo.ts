import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RingfenceError } from '#kernel';
import { packageRoot } from '#platform';
import { factsHead, fundsKnown, organisationsKnown } from '#projections/facts';
import { readPositions } from '#projections/positions';
import { setDataNotice } from '#workspace';
import type { Command } from 'commander';
import { DEMO_NOTICE, DEMO_SEED, nationalPicture, writeDemoFiles } from '../../../infra/demo/index.js';
import { DEMO_CORRELATION_ID, finishPendingImports, openRuntime, type Runtime } from '../../runtime/index.js';
import { print, say } from '../io.js';
import { dataDirOption } from '../options.js';
import { checkDemoGround } from '../demo-ground.js';
import { issueFirstReport, staffDesks } from '../demo-desks.js';
import { checkPort, checkQueue } from '../preconditions.js';
import { configOf } from '../with-runtime.js';
import { load } from './load.js';

interface DemoOptions {
  readonly port?: string;
  readonly dataDir?: string;
}

/** Beside the one that everything else takes. */
const DEMO_DATA_DIR = '.ringfence-demo';
const LAST_PERIOD = 13;

export const DEMO = (program: Command): Command =>
  program
    .command('demo')
    .description('start after loading the demo into a data directory of its own')
    .option('--port <port>', 'on the loopback interface (default: 3000)')
    .addOption(dataDirOption(DEMO_DATA_DIR))
    .action(async ({ port, dataDir }: DemoOptions) => {
      const { config, logger } = configOf({ port, dataDir: dataDir ?? DEMO_DATA_DIR, logLevel: 'warn' });
      await checkPort(config);
      await checkQueue(config);
      const runtime = await openRuntime(config, logger);
      try {
        await checkDemoGround(runtime);
        await runtime.catchUp();
        await finishPendingImports(runtime);
        // Before the first figure: whoever shows this data, by whatever command, says what it is.
        await setDataNotice(runtime.pool, DEMO_NOTICE.join(' '));
        await loadDemo(runtime);
        await staffDemo(runtime);
        print(await picture(runtime));
        // Only who serves waits for the web framework to be read: it takes longer than the rest together.
        const { serve } = await import('../serve.js');
        await serve(runtime);
      } finally {
        await runtime.close();
      }
    });

/** Writes the demo's files and loads them as anybody's would be; files loaded before write nothing. */
async function loadDemo(runtime: Runtime): Promise<void> {
  const folder = join(runtime.config.dataDir, 'demo-files');
  await mkdir(folder, { recursive: true });
  const infra = join(packageRoot(), 'infra');
  await writeDemoFiles(folder, {
    ...{ seed: DEMO_SEED, dataFolder: join(infra, 'demo', 'data') },
    holidaysFile: join(infra, 'calendar', 'bank-holidays-england-and-wales.csv'),
  });
  say(`Loading the demo from ${folder} …`);
  const result = await load(runtime, folder, DEMO_CORRELATION_ID);
  if (result.status !== 'applied') {
    throw new RingfenceError(
      'DemoRejected',
      result.problem ?? result.errors.map(({ message }) => message).join('\n'),
    );
  }
}

/** Somebody to act as on the pages, and a report to cite. */
async function staffDemo(runtime: Runtime): Promise<void> {
  const { position } = await factsHead(runtime.pool);
  const [fund] = [...(await fundsKnown(runtime.pool, position)).values()];
  const year = Object.keys(fund!.years).sort()[0]!;
  const { positions } = await readPositions(runtime.pool, { fund: fund!.fund, year, through: LAST_PERIOD });
  await staffDesks(
    runtime,
    positions.filter(({ adherence }) => adherence !== 'not_reported').map(({ ics }) => ics),
  );
  await issueFirstReport(runtime, fund!.fund, year);
}

async function picture(runtime: Runtime): Promise<string> {
  const { position } = await factsHead(runtime.pool);
  const names = new Map(
    [...(await organisationsKnown(runtime.pool, position))].map(([code, { name }]) => [code, name]),
  );
  const positions = [];
  for (const { fund, years } of (await fundsKnown(runtime.pool, position)).values()) {
    for (const year of Object.keys(years).sort()) {
      positions.push(...(await readPositions(runtime.pool, { fund, year, through: LAST_PERIOD })).positions);
    }
  }
  return nationalPicture({ positions, names });
}
