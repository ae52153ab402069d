/** How many streams are written at a time: enough that some are made ready while the store is at the others. */
export const IN_FLIGHT = 16;

/**
 * Runs `run` over the items, up to `IN_FLIGHT` at a time. Items of one group stay in order, one after the other; groups run
 * beside one another. The first error stops what has not begun, waits for what has, and is thrown.
 */
export async function inGroups<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group) group.push(item);
    else groups.set(groupOf(item), [item]);
  }
  const waiting = groups.values();
  const errors: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const group of waiting) {
      for (const item of group) {
        if (errors.length > 0) return;
        await run(item).catch((error: unknown) => errors.push(error));
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  if (errors.length > 0) throw errors[0];
}
