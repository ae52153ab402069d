import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '#platform';
import type { BenchHouse } from '../bench-house.js';
import { LARGE_LINES, largeReturn } from '../data/large-return.js';
import { linesOf, NATIONAL, writeNational, writeRegisters } from '../data/national.js';
import { bounded } from '../harness/alternate.js';
import type { Row } from '../harness/row.js';
import type { Size } from '../size.js';

const LIMIT_MB = 300;
const MEBIBYTE_KB = 1024;
/** As `npm run ringfence` and the command's own first line have it. */
const HEAP_BOUND = '--max-old-space-size=512';
const TIMEOUT_MS = 240_000;

/** The highest resident memory of the command itself, in a process of its own, with a database of its own. One measurement each. */
export async function memoryRows(house: BenchHouse, size: Size): Promise<Row[]> {
  const folder = join(house.folder, 'big');
  await writeNational(folder, size.bigFile);
  const dataDir = ['--data-dir', join(house.folder, 'big-data')];
  const what = `${linesOf(size.bigFile).toLocaleString('en-GB')} lines`;
  const row = async (work: string, args: readonly string[]): Promise<Row> =>
    bounded({
      work: `memory of \`ringfence ${work}\` with ${what}`,
      unit: 'MB',
      limit: LIMIT_MB,
      limitIs: `${LIMIT_MB} MB`,
      measured: [await peakMb([...args, ...dataDir])],
    });
  const rows = [await row('load', ['load', folder]), await row('rebuild', ['rebuild'])];
  return [...rows, await workbookRow(house)];
}

/** One system, and its largest return as a workbook. */
async function workbookRow(house: BenchHouse): Promise<Row> {
  const folder = join(house.folder, 'big-workbook');
  const { systems, years } = await writeRegisters(folder, { ...NATIONAL, systems: 1, years: 1 });
  const { xlsx } = await largeReturn(house.folder, { systems, years }, 1, false);
  await writeFile(join(folder, 'returns.xlsx'), xlsx);
  const dataDir = join(house.folder, 'big-workbook-data');
  return bounded({
    work: `memory of \`ringfence load\` with a workbook of ${LARGE_LINES.toLocaleString('en-GB')} lines`,
    unit: 'MB',
    limit: LIMIT_MB,
    limitIs: `${LIMIT_MB} MB`,
    measured: [await peakMb(['load', folder, '--data-dir', dataDir])],
  });
}

/** Runs the command and answers with its peak resident memory in MB, as the process itself reports it at its end. */
async function peakMb(args: readonly string[]): Promise<number> {
  const preload = new URL('./report-memory.js', import.meta.url).href;
  const program = join(packageRoot(), 'apps', 'cli', 'bin', 'ringfence.js');
  const child = spawn(process.execPath, [HEAP_BOUND, '--import', preload, program, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, DATABASE_URL: '', DATABASE_MIGRATOR_URL: '', REDIS_URL: '', EVENTSTORE_URL: '' },
    timeout: TIMEOUT_MS,
  });
  let reported = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => (reported += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const kilobytes = Number(reported);
  if (code !== 0 || !(kilobytes > 0)) throw new Error(`ringfence ${args[0]} ended with ${code}`);
  return kilobytes / MEBIBYTE_KB;
}
