import { parseArgs } from 'node:util';
import { markdown, measure } from './measure.js';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '20260401' }, each: { type: 'string', default: '20' } },
});
const [seed, each] = [Number(values.seed), Number(values.each)];
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(each) || each < 1)
  throw new RangeError('--seed and --each are whole numbers');

const start = performance.now();
const scores = measure(seed, each, each * 5);
process.stdout.write(`${markdown(scores)}\n`);
process.stderr.write(`seed ${seed}, ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
