import { InvalidValueError, RingfenceError } from '#kernel';
import { factsHead } from '#projections/facts';
import type { Runtime } from '../../runtime/index.js';

const WAIT_MS = 10_000;
const POLL_MS = 20;

/** Waits until the facts include this log position: how a reader sees its own write. Throws NotYet after ten seconds. */
export async function awaitPosition(runtime: Runtime, minPosition: string | undefined): Promise<void> {
  if (minPosition === undefined) return;
  const wanted = BigInt(minPosition);
  const head = await runtime.log.head();
  if (wanted > head.position) {
    throw new InvalidValueError('minPosition', minPosition, `the log ends at position ${head.position}`);
  }
  const deadline = performance.now() + WAIT_MS;
  while ((await factsHead(runtime.pool)).position < wanted) {
    if (performance.now() > deadline)
      throw new RingfenceError('NotYet', `figures do not include position ${wanted} yet`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
