import { once } from 'node:events';
import { spawnScript } from '../support/spawn-script.js';

const isLong = process.env['RINGFENCE_LONG'] === '1';
const SEED = Number(process.env['RINGFENCE_SEED'] ?? 20_261_127);
const COUNT = isLong ? 20_000 : 500;
const MOST_MB = 300;
const MOST_MS = 60_000;

interface Report {
  readonly checked: number;
  readonly rejected: number;
  readonly acceptable: number;
  readonly workbooks: number;
  readonly slowestMs: number;
  readonly peakMb: number;
  readonly failures: readonly string[];
}

test(
  `${COUNT} damaged files, seed ${SEED}: none crashes, none is refused without a reason, all in bounded memory and time`,
  async () => {
    const child = spawnScript('test/corpus/mutations.child.ts', [String(SEED), String(COUNT)]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out) as Report;
    console.info(`seed ${SEED}: ${JSON.stringify({ ...report, failures: report.failures.length })}`);
    expect(report.failures).toEqual([]);
    expect(report.checked).toBe(COUNT);
    // Damage that did nothing to most files would prove nothing.
    expect(report.rejected).toBeGreaterThan(COUNT * 0.5);
    expect(report.workbooks).toBeGreaterThan(COUNT * 0.2);
    expect(report.peakMb).toBeLessThan(MOST_MB);
    expect(report.slowestMs).toBeLessThan(MOST_MS);
  },
  isLong ? 3_600_000 : 300_000,
);
