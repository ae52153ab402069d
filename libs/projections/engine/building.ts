import type pg from 'pg';
import type { ReadModel } from './projection.js';
import {
  allGenerations,
  createGeneration,
  dropGeneration,
  withRegistry,
  type Generation,
} from './registry.js';

/** Any number will do as long as no other lock of the house uses it. */
const BUILDING_LOCK_CLASS = 7_210_004;

/** A generation that is being filled. `release` says that it is not any more, whatever became of it. */
export interface Building extends Generation {
  release(): Promise<void>;
}

/**
 * Makes a generation to be filled, and holds a lock that tells it from one whose builder was killed: the lock belongs to a connection,
 * and PostgreSQL lets go of it when the process dies. Clears away those first.
 */
export async function startBuilding(pool: pg.Pool, readModel: ReadModel, logId: string): Promise<Building> {
  const holder = await pool.connect();
  try {
    const generation = await withRegistry(pool, async (tx) => {
      await clearAbandoned(tx, readModel);
      const made = await createGeneration(tx, readModel, logId, 'building');
      await holder.query('SELECT pg_advisory_lock($1, hashtext($2))', [BUILDING_LOCK_CLASS, made.schema]);
      return made;
    });
    return {
      ...generation,
      async release() {
        const key = [BUILDING_LOCK_CLASS, generation.schema];
        const failed = await holder.query('SELECT pg_advisory_unlock($1, hashtext($2))', key).then(
          () => false,
          () => true,
        );
        holder.release(failed);
      },
    };
  } catch (error) {
    holder.release(true);
    throw error;
  }
}

/** Drops generations that nobody fills any more. Under the registry's lock. */
export async function clearAbandoned(tx: pg.ClientBase, readModel: ReadModel): Promise<void> {
  for (const { projection, generation, status, schema } of await allGenerations(tx)) {
    if (projection !== readModel.name || status !== 'building') continue;
    const { rows } = await tx.query<{ free: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS free',
      [BUILDING_LOCK_CLASS, schema],
    );
    if (rows[0]!.free) await dropGeneration(tx, projection, generation);
  }
}
