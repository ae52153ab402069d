import type { Kind } from '../kinds/names.js';
import type { IngestionPorts } from '../ports.js';

export type Locking = <T>(kind: Kind, run: () => Promise<T>) => Promise<T>;

/** References are unique across all loads, which no stream can see alone: nobody may add one between check and write. */
const HELD_THROUGHOUT: readonly Kind[] = ['allocations', 'virements', 'carry-forwards'];

/**
 * Import locks for a folder. Those of kinds with references are held from the first check to the last write; the others only
 * around each file, because a lock costs a connection and the streams' own revisions guard what those files write. Always taken
 * in the order of the contract, so that two folders cannot wait for one another.
 */
export function lockingOnce<T>(
  kinds: ReadonlySet<Kind>,
  ports: IngestionPorts,
  run: (locking: Locking) => Promise<T>,
): Promise<T> {
  const held = HELD_THROUGHOUT.filter((kind) => kinds.has(kind));
  const locking: Locking = (kind, inner) =>
    held.includes(kind) ? inner() : ports.withImportLock(kind, inner);
  const taken = (at: number): Promise<T> => {
    const kind = held[at];
    return kind === undefined ? run(locking) : ports.withImportLock(kind, () => taken(at + 1));
  };
  return taken(0);
}
