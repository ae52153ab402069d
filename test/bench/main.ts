import { parseArgs } from 'node:util';
import { openBenchHouse } from './bench-house.js';
import { markdownTable } from './harness/print.js';
import { isMissed, type Row } from './harness/row.js';
import { appendRows } from './rows/append.js';
import { factsRows } from './rows/facts.js';
import { knownAtRows } from './rows/known-at.js';
import { largeReturnRows } from './rows/large-return.js';
import { loadRow } from './rows/load.js';
import { memoryRows } from './rows/memory.js';
import { FULL, QUICK } from './size.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const size = values.quick ? QUICK : FULL;

/** The parts in order: what is read later is what those before it wrote. */
const PARTS = [
  // The others rest on what this one wrote; `append`, `large return` and `memory` can be asked for alone.
  { name: 'load', run: async (house: House): Promise<Row[]> => [await loadRow(house, size)] },
  { name: 'facts', run: (house: House) => factsRows(house, size) },
  { name: 'as known at', run: (house: House) => knownAtRows(house, size) },
  { name: 'append', run: (house: House) => appendRows(house, size) },
  { name: 'large return', run: (house: House) => largeReturnRows(house, size) },
  { name: 'memory', run: (house: House) => memoryRows(house, size) },
];
type House = Awaited<ReturnType<typeof openBenchHouse>>;

const house = await openBenchHouse();
const rows: Row[] = [];
try {
  for (const { name, run } of PARTS) {
    if (values.only !== undefined && values.only !== name) continue;
    const start = performance.now();
    say(`${name} …`);
    rows.push(...(await run(house)));
    say(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
} finally {
  await house.close();
}
process.stdout.write(`${values.json ? JSON.stringify(rows, null, 2) : markdownTable(rows)}\n`);
const missed = rows.filter(isMissed).length;
say(missed === 0 ? 'Every goal is met.' : `${missed} of ${rows.length} miss their goal.`);
