import { linesOf, NATIONAL, writeNational } from './national.js';

// node dist/test/bench/data/write-national.js <folder>: the whole country, to try `ringfence load` on.
const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder to write to');
await writeNational(folder);
process.stderr.write(`${linesOf(NATIONAL)} lines written to ${folder}\n`);
