import { seededRandom } from '../../infra/demo/random.js';
import { isWorkbook } from '../../libs/ingestion/read/signature.js';
import { unzip } from '../../libs/ingestion/testing/unzip.js';
import type { ZipPart } from '../../libs/ingestion/testing/zip.js';
import { SMALL } from './all.js';
import { checkFile, corpusWorld } from './check.js';
import { mutated, withinParts } from './mutate.js';

const [seed = 1, count = 100] = process.argv.slice(2).map(Number);

interface Base {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Buffer;
  /** Of a workbook that is whole. */
  readonly parts: readonly ZipPart[] | null;
}

async function bases(): Promise<Base[]> {
  const found: Base[] = [];
  for (const { name, kind, bytes } of SMALL) {
    const made = bytes();
    if (made.length === 0) continue;
    found.push({ name, kind, bytes: made, parts: isWorkbook(made) ? await partsOf(made) : null });
  }
  return found;
}

async function partsOf(bytes: Buffer): Promise<ZipPart[] | null> {
  const whole = (async function* () {
    yield bytes;
  })();
  try {
    return [...(await unzip(whole))].map(([name, data]) => ({ name, data }));
  } catch {
    return null;
  }
}

// What is damaged and how follows from the seed and the number of the file alone, so one that fails can be made again by itself.
const all = await bases();
const counts = { checked: 0, rejected: 0, acceptable: 0, workbooks: 0, slowestMs: 0 };
const failures: string[] = [];
for (let number = 0; number < count; number += 1) {
  const random = seededRandom(seed + number * 7919);
  const base = random.pick(all);
  const isWithin = base.parts !== null && base.parts.length > 0 && random.below(2) === 0;
  const bytes = isWithin ? withinParts(base.parts, random) : mutated(base.bytes, random);
  const started = performance.now();
  try {
    const result = await checkFile({ ...base, bytes: () => bytes }, corpusWorld());
    counts.checked += 1;
    if (isWorkbook(bytes)) counts.workbooks += 1;
    if (result.status === 'rejected') counts.rejected += 1;
    if (result.status === 'acceptable') counts.acceptable += 1;
    if (result.status === 'rejected' && result.errors.length === 0)
      failures.push(`${number} ${base.name}: no error`);
  } catch (error) {
    failures.push(`${number} ${base.name}: ${(error as Error).stack}`);
  }
  counts.slowestMs = Math.max(counts.slowestMs, Math.round(performance.now() - started));
}
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...counts, peakMb, failures: failures.slice(0, 20) }));
