import { setTimeout as sleep } from 'node:timers/promises';

/** How long a machine that is slow, busy or waiting for its disk may take over one thing, in ms. Not how long it should. */
export const PATIENCE_MS = 120_000;

/** Waits for it to become true; answers how long that took in ms. Throws when it does not within `limitMs`. */
export async function until(
  what: () => boolean | Promise<boolean>,
  limitMs: number = PATIENCE_MS,
): Promise<number> {
  const start = performance.now();
  while (!(await what())) {
    if (performance.now() - start > limitMs)
      throw new Error(`still not so after ${limitMs} ms: ${what.toString()}`);
    await sleep(20);
  }
  return performance.now() - start;
}

/**
 * Does something until it took less than `limitMs` once, `rounds` times at most; answers the shortest time in ms. A machine that
 * stalls does so now and then, and code that waits does so every time.
 */
export async function quickestOf(
  rounds: number,
  limitMs: number,
  round: () => Promise<number>,
): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < rounds && quickest >= limitMs; n += 1) quickest = Math.min(quickest, await round());
  return quickest;
}
