import type { ReadModel } from './projection.js';

/**
 * The view that a swap takes before any other and that a reader of one moment holds from before its snapshot. It is the first table of
 * the read model, in every version of it: put no table before it.
 */
export const gateOf = ({ tables }: ReadModel): string => tables[0]!.name;

/**
 * Begins a transaction whose reads are all of one moment: `inTransaction(pool, work, oneMoment([facts], 'READ ONLY'))`. The locks come
 * before the snapshot, in the same breath. A snapshot by itself would not do: names are resolved when they are read, so that a view
 * that was swapped meanwhile shows tables that were filled after the snapshot, and they look empty. Held here, no swap comes
 * between: it waits for this reader, and one that is under way is waited for. Name the facts first, so that nobody waits in a ring.
 */
export function oneMoment(readModels: readonly ReadModel[], mode: '' | 'READ ONLY' = ''): string {
  const gates = readModels.map((readModel) => `${readModel.name}.${gateOf(readModel)}`);
  return `BEGIN ISOLATION LEVEL REPEATABLE READ ${mode}; LOCK TABLE ${gates.join(', ')} IN ACCESS SHARE MODE`;
}
