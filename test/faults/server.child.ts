import type { AddressInfo } from 'node:net';
import { createLogger, type Config } from '#platform';
import { createServer } from '../../apps/cli/server.js';
import { createReadings, openRuntime } from '../../apps/runtime/index.js';
import { startWorker } from '../../apps/worker/index.js';

/** A whole Ringfence, API and worker, in a process of its own, to be killed. Argument: its configuration as JSON. Says its port. */
const config = JSON.parse(process.argv[2] ?? '') as Config;
const runtime = await openRuntime(config, createLogger({ level: 'warn', name: 'server' }));
await startWorker(runtime);
const app = await createServer(runtime, createReadings(runtime), { viewer: false });
await app.listen(0, '127.0.0.1');
console.log(`port ${(app.getHttpServer().address() as AddressInfo).port}`);
