import { startWorker } from '../worker/index.js';
import { createReadings, type Runtime } from '../runtime/index.js';
import { say } from './io.js';
import { portError } from './preconditions.js';
import { createServer } from './server.js';

/** Serves until somebody asks it to stop; ends the worker and the server in order. */
export async function serve(runtime: Runtime): Promise<void> {
  const worker = await startWorker(runtime);
  try {
    const app = await createServer(runtime, createReadings(runtime));
    try {
      const { port, host } = runtime.config;
      await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
        throw portError(error, port);
      });
      say(`Ringfence serves ${await app.getUrl()} (jobs on ${worker.backend}). Ctrl+C stops it.`);
      await untilAsked();
    } finally {
      await app.close();
    }
  } finally {
    await worker.stop();
  }
}

const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
