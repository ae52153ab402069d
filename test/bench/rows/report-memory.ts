import { writeSync } from 'node:fs';

// Preloaded into the command that is measured: at its end it writes its peak resident memory, in KiB, to descriptor 3.
const REPORT = 3;
process.on('exit', () => writeSync(REPORT, String(process.resourceUsage().maxRSS)));
