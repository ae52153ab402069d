/**
 * A small seeded generator: mulberry32 (Tommy Ettinger's 32-bit mixer over a Weyl sequence of step 0x6D2B79F5).
 * Integers only, so that a seed gives the same demo on every machine. Not for secrets.
 */
export interface Random {
  /** A whole number from 0 to n − 1, each as likely; n from 1 to 2^32. */
  below(n: number): number;
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  /** One of the items. Throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order (Fisher–Yates); the argument is left alone. */
  shuffled<T>(items: readonly T[]): T[];
}

const TWO_32 = 4294967296;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const uint32 = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > TWO_32)
      throw new RangeError(`below(${n}): must be a whole number from 1 to 2^32`);
    // Draws past the last whole multiple of n are thrown away: otherwise the small numbers come more often.
    const limit = TWO_32 - (TWO_32 % n);
    let drawn = uint32();
    while (drawn >= limit) drawn = uint32();
    return drawn % n;
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = below(last + 1);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  };
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    shuffled,
  };
}
