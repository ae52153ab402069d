/** Where a timed part ends, whichever is first. */
export interface Bounds {
  readonly maxCalls: number;
  readonly maxMs: number;
}

/** Calls a second of some callers, each waiting for its call before the next. */
export async function callRate(
  callers: number,
  bounds: Bounds,
  call: (caller: number, n: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  let done = 0;
  const start = performance.now();
  const caller = async (_unused: unknown, who: number): Promise<void> => {
    while (next < bounds.maxCalls && performance.now() - start < bounds.maxMs) {
      const n = next;
      next += 1;
      await call(who, n);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return done / secondsSince(start);
}

export const secondsSince = (start: number): number => (performance.now() - start) / 1000;
