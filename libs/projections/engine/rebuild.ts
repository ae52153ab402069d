import type { LogPosition } from '#event-store/port';
import { advance, type EngineContext } from './advance.js';
import { clearAbandoned, startBuilding } from './building.js';
import { GivingWay } from './gave-way.js';
import { digestOf, type Digest } from './digest.js';
import type { Projection } from './projection.js';
import {
  createGeneration,
  dropGeneration,
  findGeneration,
  inTransaction,
  liveGeneration,
  withRegistry,
} from './registry.js';
import { switchTo } from './swap.js';
import { ReadModelVersionError } from './versions.js';

export interface Comparison {
  readonly projection: string;
  /** Both were compared here. */
  readonly position: LogPosition;
  readonly live: Digest;
  readonly rebuilt: Digest;
  readonly differing: readonly string[];
}

export interface RebuildOptions {
  /** As of AdvanceOptions. */
  readonly maxBatch?: number;
  readonly onBatch?: (checkpoint: LogPosition, events: number) => void;
}

export interface EnsureOptions extends RebuildOptions {
  /** Replaces what newer code made, too: somebody decided to go back. */
  readonly evenNewer?: boolean;
}

/**
 * Makes sure that there is a live generation of the version of this code; builds one beside an older one if need be. One that newer code
 * made is left to it, else two processes would replace each other's for ever: throws ReadModelVersionError.
 */
export async function ensureLive(
  context: EngineContext,
  projection: Projection,
  { evenNewer = false, ...options }: EnsureOptions = {},
): Promise<void> {
  const { logId } = await context.log.head();
  const live = await withRegistry(context.pool, async (tx) => {
    await clearAbandoned(tx, projection);
    const found = await liveGeneration(tx, projection.name);
    return found ?? createGeneration(tx, projection, logId, 'live');
  });
  if (live.version > projection.version && !evenNewer) throw new ReadModelVersionError(projection, live);
  if (live.version !== projection.version) await rebuild(context, projection, options);
}

/**
 * Fills a new generation from the log while the live one serves, compares both at one position, and swaps. Throws SwapHeldOffError when
 * somebody holds the live one too long.
 */
export async function rebuild(
  context: EngineContext,
  projection: Projection,
  options: RebuildOptions = {},
): Promise<Comparison> {
  return beside(context, projection, options, true);
}

/** The same without the swap: does a refill from the log give what is live, byte for byte? */
export async function compareWithRefill(
  context: EngineContext,
  projection: Projection,
  options: RebuildOptions = {},
): Promise<Comparison> {
  return beside(context, projection, options, false);
}

async function beside(
  context: EngineContext,
  projection: Projection,
  options: RebuildOptions,
  swap: boolean,
): Promise<Comparison> {
  const { logId, position: head } = await context.log.head();
  const built = await startBuilding(context.pool, projection, logId);
  const giving = new GivingWay(projection.name);
  try {
    await advance(context, projection, { until: head, generation: built.generation, ...options });
    for (;;) {
      // Readers may be long at it, or wait for the swap and it for them: the swap gives way.
      const comparison = await compareAtOnePosition(context, projection, built.generation, swap).catch(
        giving.again,
      );
      if (comparison) {
        if (!swap) await drop(context, projection, built.generation);
        return comparison;
      }
      // The live one is behind, or is not the live one any more: bring both to the head, then look again.
      const target = (await context.log.head()).position;
      await advance(context, projection, { until: target, generation: built.generation });
      const live = await liveGeneration(context.pool, projection.name);
      if (live?.version === projection.version) await advance(context, projection, { until: target });
    }
  } catch (error) {
    await drop(context, projection, built.generation).catch(() => undefined);
    throw error;
  } finally {
    await built.release();
  }
}

const drop = (context: EngineContext, projection: Projection, generation: number): Promise<void> =>
  withRegistry(context.pool, (tx) => dropGeneration(tx, projection.name, generation));

/**
 * Holds the live checkpoint still, brings the built one there (which is never far, however fast the log grows: waiting for the two
 * to meet by themselves could take for ever), digests both, and swaps in the same transaction. Null when the live one is behind.
 */
async function compareAtOnePosition(
  context: EngineContext,
  projection: Projection,
  builtGeneration: number,
  swap: boolean,
): Promise<Comparison | null> {
  return inTransaction(context.pool, async (tx) => {
    const current = await liveGeneration(tx, projection.name);
    const live = await findGeneration(tx, projection.name, current!.generation, 'FOR UPDATE');
    if (live?.status !== 'live') return null;
    await advance(context, projection, { until: live.position, generation: builtGeneration });
    const built = await findGeneration(tx, projection.name, builtGeneration, 'FOR UPDATE');
    // Another version may have other tables: there is nothing to compare with, and this code must not advance it.
    const sameVersion = live.version === projection.version;
    if (!built || (sameVersion && live.position !== built.position)) return null;
    const rebuilt = await digestOf(tx, projection, built.schema);
    const liveDigest = sameVersion ? await digestOf(tx, projection, live.schema) : rebuilt;
    if (swap) await switchTo(tx, projection, live, built);
    return {
      projection: projection.name,
      position: built.position,
      live: liveDigest,
      rebuilt,
      differing: Object.keys(rebuilt.tables).filter(
        (table) => rebuilt.tables[table] !== liveDigest.tables[table],
      ),
    };
  });
}
