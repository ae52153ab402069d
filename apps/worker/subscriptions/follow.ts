import { advance, type Projection } from '#projections/engine';
import type { Runtime } from '../../runtime/index.js';

/** Pause before a projection that failed is taken up again, in ms: long enough not to spin, short enough not to be missed. */
const RETRY_MS = 1000;

/** Keeps one projection at the head of the log until the signal aborts. A fault is logged and the checkpoint taken up again. */
export async function follow(
  runtime: Runtime,
  projection: Projection,
  signal: AbortSignal,
  onMoved: (events: number) => void,
): Promise<void> {
  const { troubles } = runtime;
  while (!signal.aborted) {
    // Whoever runs on for a while is over it.
    const recovered = setTimeout(() => troubles.delete(projection.name), 2 * RETRY_MS);
    try {
      await advance(runtime.engine, projection, {
        signal,
        onBatch: (_checkpoint, events) => onMoved(events),
      });
    } catch (error) {
      if (signal.aborted) return;
      troubles.set(projection.name, error instanceof Error ? error.message : String(error));
      runtime.logger.error(
        { err: error, projection: projection.name },
        'projection stopped; taking it up again',
      );
      clearTimeout(recovered);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    } finally {
      clearTimeout(recovered);
    }
  }
}
