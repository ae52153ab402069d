import type pg from 'pg';
import {
  createGeneration,
  dropGeneration,
  inTransaction,
  liveGeneration,
  withRegistry,
  type Generation,
} from '../engine/registry.js';
import { clearAbandoned, startBuilding } from '../engine/building.js';
import { ReadModelVersionError } from '../engine/versions.js';
import { pointViews } from '../engine/views.js';
import { factsHead } from '../facts/as-of.js';
import { loadSystemYears } from '../facts/load-system-years.js';
import { factsProjection } from '../facts/projection.js';
import { accountsKnown } from '../facts/register-queries.js';
import { positionsThroughYear } from '#domain/policies';
import { GivingWay } from '../engine/gave-way.js';
import { oneMoment } from '../engine/one-moment.js';
import { digestOf, type Digest } from '../engine/digest.js';
import { storePositions } from './compute.js';
import { positionsReadModel } from './read-model.js';

/**
 * Makes sure that there is a live generation of the positions; one of an older version is replaced by an empty one, all due. One that
 * newer code made is left to it, unless somebody decided to go back: throws ReadModelVersionError.
 */
export async function ensurePositions(
  pool: pg.Pool,
  logId: string,
  { evenNewer = false }: { readonly evenNewer?: boolean } = {},
): Promise<void> {
  await withRegistry(pool, async (tx) => {
    await clearAbandoned(tx, positionsReadModel);
    const live = await liveGeneration(tx, positionsReadModel.name);
    if (live?.version === positionsReadModel.version && live.logId === logId) return;
    if (live && live.version > positionsReadModel.version && live.logId === logId && !evenNewer)
      throw new ReadModelVersionError(positionsReadModel, live);
    if (live) {
      // Its figures are of another method or another log: none of them may be shown.
      await tx.query(
        `UPDATE projection.generations SET status = 'retired' WHERE projection = $1 AND generation = $2`,
        [...[live.projection, live.generation]],
      );
    }
    await createGeneration(tx, positionsReadModel, logId, 'live');
  });
}

export interface PositionsRebuild {
  readonly accounts: number;
  readonly rebuilt: Digest;
  /** Tables in which a figure that readers were shown was not the one computed now, or was of an account that nobody knows. */
  readonly differing: readonly string[];
}

/** Every position computed again from the facts into a new generation, then swapped in. Throws SwapHeldOffError as rebuild. */
export async function rebuildPositions(
  pool: pg.Pool,
  logId: string,
  onAccount: (done: number, of: number) => void = () => undefined,
): Promise<PositionsRebuild> {
  const built = await startBuilding(pool, positionsReadModel, logId);
  const begin = oneMoment([factsProjection]);
  const giving = new GivingWay(positionsReadModel.name);
  try {
    for (;;) {
      const done = await inTransaction(pool, (tx) => fillAndSwap(tx, built, onAccount), begin).catch(
        giving.again,
      );
      if (done) return done;
    }
  } catch (error) {
    await withRegistry(pool, (tx) => dropGeneration(tx, built.projection, built.generation)).catch(
      () => undefined,
    );
    throw error;
  } finally {
    await built.release();
  }
}

async function fillAndSwap(
  tx: pg.ClientBase,
  built: Generation,
  onAccount: (done: number, of: number) => void,
): Promise<PositionsRebuild> {
  const moment = await factsHead(tx);
  const accounts = await accountsKnown(tx, moment.position);
  let done = 0;
  for (const year of new Set(accounts.map((account) => account.year))) {
    for (const [ics, facts] of await loadSystemYears(tx, year, null, moment.position)) {
      for (const fund of facts.accounts.keys()) {
        const key = { fund, ics, year };
        await storePositions(tx, built.schema, key, moment, positionsThroughYear(facts, fund));
        onAccount((done += 1), accounts.length);
      }
    }
  }
  const rebuilt = await digestOf(tx, positionsReadModel, built.schema);
  const before = await liveGeneration(tx, positionsReadModel.name);
  const differing = before && (await differs(tx, before, built)) ? ['current'] : [];
  const SET = 'UPDATE projection.generations SET status = $3 WHERE projection = $1 AND generation = $2';
  if (before) await tx.query(SET, [before.projection, before.generation, 'retired']);
  await tx.query(SET, [built.projection, built.generation, 'live']);
  await pointViews(tx, positionsReadModel, built.schema);
  if (before) await dropGeneration(tx, before.projection, before.generation);
  return { accounts: done, rebuilt, differing };
}

/**
 * Row by row and not by digest: what is due in the live one is of an earlier moment, and may differ. Tables of other code cannot be
 * compared with ours.
 */
async function differs(tx: pg.ClientBase, live: Generation, built: Generation): Promise<boolean> {
  if (live.version !== built.version) return false;
  const { rows } = await tx.query<{ differs: boolean }>(
    `SELECT EXISTS (SELECT FROM ${live.schema}.current l
       LEFT JOIN ${built.schema}.current b USING (fund, ics, year) LEFT JOIN facts.touched t USING (fund, ics, year)
       WHERE b.positions IS NULL
         OR (l.facts_position >= t.position AND l.method = b.method AND l.positions::text <> b.positions::text)) AS differs`,
  );
  return rows[0]!.differs;
}
