import { pence, sumPence, type Pence } from '#kernel';

/**
 * Amounts that make up a whole, each with its parts at the same ends, so that at every end they make up that end's part of the whole.
 * Each was apportioned by itself, so one end may have pence too many and another too few: they go from the first end that has too many to the
 * first that has too few, of the amount that has most there (of equals the earlier). Every amount keeps its sum, none falls below zero,
 * and one that is nothing stays so.
 * @param rows the parts of each amount, none below zero
 */
export function fitted(rows: readonly (readonly Pence[])[], wholes: readonly Pence[]): Pence[][] {
  const parts = rows.map((row) => [...row]);
  const tooMany = wholes.map((whole, end) => sumPence([...parts.map((row) => row[end]!), -whole]));
  if (sumPence(tooMany) !== 0)
    throw new Error('amounts that do not make up the whole cannot be fitted to it');
  for (;;) {
    const from = tooMany.findIndex((by) => by > 0);
    if (from === -1) return parts;
    const to = tooMany.findIndex((by) => by < 0);
    const row = parts.reduce((most, each) => (each[from]! > most[from]! ? each : most));
    const moved = Math.min(tooMany[from]!, -tooMany[to]!, row[from]!);
    if (moved <= 0) throw new Error('amounts below zero cannot be fitted to a whole');
    row[from] = pence(row[from]! - moved);
    row[to] = pence(row[to]! + moved);
    tooMany[from] = pence(tooMany[from]! - moved);
    tooMany[to] = pence(tooMany[to]! + moved);
  }
}
