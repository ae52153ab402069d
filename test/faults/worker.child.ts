import { createLogger, type Config } from '#platform';
import { openRuntime } from '../../apps/runtime/index.js';
import { startWorker } from '../../apps/worker/index.js';

/** A worker in a process of its own, to be killed. Argument: its configuration as JSON. */
const config = JSON.parse(process.argv[2] ?? '') as Config;
const runtime = await openRuntime(config, createLogger({ level: 'warn', name: 'worker' }));
await startWorker(runtime);
console.log('ready');
