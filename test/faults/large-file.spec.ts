import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { checkOnly, type FileSource } from '#ingestion';
import { CONTEXT, portsWith } from '../../libs/ingestion/testing/fake-ports.js';
import { RETURN_HEADER } from '../../libs/ingestion/testing/sources.js';

test('a file of 200,000 lines is checked without being held in memory', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const used = (): number => {
    gc();
    gc(); // what the first one freed is swept by the second at the latest
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = used();
  let [most, looks] = [Number.NEGATIVE_INFINITY, 0];
  const result = await checkOnly(manyLines(200_000), CONTEXT, portsWith('QE1'), ({ step, done }) => {
    if (step !== 'checking' || done < 40_000 * (looks + 1)) return;
    most = Math.max(most, used() - before);
    looks += 1;
  });
  expect(result).toMatchObject({ status: 'acceptable', rows: 200_000, totalErrors: 0 });
  // May be below zero: what ran before in this process is let go of meanwhile.
  expect(looks).toBeGreaterThanOrEqual(4);
  // The lines alone are 25 MB of text.
  expect(most).toBeLessThan(20 * 1024 * 1024);
});

/** One system, interleaved months: the worst order for whoever gathers returns. */
function manyLines(count: number): FileSource {
  return {
    kind: 'returns',
    fileName: 'returns.csv',
    open: async function* () {
      yield Buffer.from(`${RETURN_HEADER}\n`);
      for (let at = 0; at < count; at += 1_000) {
        let rows = '';
        for (let n = at; n < at + 1_000; n += 1) {
          rows += `QE1,2022-23,${1 + (n % 12)},yes,L${n},${n}.5,core,,smoking-cessation,0042,0521,A supplier,A description of line ${n},\n`;
        }
        yield Buffer.from(rows);
      }
    },
  };
}
