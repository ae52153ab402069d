import type { Runtime } from '../runtime/index.js';
import { startWorker } from '../worker/index.js';
import type { ProgressLine } from './io.js';

/** Beyond this something is stuck; a national load recomputes in seconds. */
const TIMEOUT_MS = 3_600_000;

/** Runs the worker until every position is recomputed and every signal told: for commands that end. */
export async function settle(runtime: Runtime, progress: ProgressLine): Promise<void> {
  const worker = await startWorker(runtime);
  try {
    await worker.settled({
      timeoutMs: TIMEOUT_MS,
      onDue: (due) => progress.update(`recomputing: ${due} accounts due`),
    });
  } finally {
    await worker.stop();
  }
}
