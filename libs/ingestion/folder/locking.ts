import { KINDS, type Kind } from '../kinds/names.js';
import type { IngestionPorts } from '../ports.js';

/**
 * Runs with the import locks of all these kinds held, from the first check to the last write: what was checked is what is written,
 * whoever else hands files in. Taken in the order of the contract, so that two folders cannot wait for one another; what is looked
 * up afterwards knows everything that was written before.
 */
export function holdingLocks<T>(
  kinds: ReadonlySet<Kind>,
  ports: IngestionPorts,
  run: () => Promise<T>,
): Promise<T> {
  const wanted = KINDS.filter((kind) => kinds.has(kind));
  const taken = async (at: number): Promise<T> => {
    const kind = wanted[at];
    if (kind !== undefined) return ports.withImportLock(kind, () => taken(at + 1));
    await ports.lookups.refresh();
    return run();
  };
  return taken(0);
}
