import {
  POSITION_METHOD,
  positionsThroughYear,
  type Position,
  type SystemYearFacts,
  type WatchedFacts,
} from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import type pg from 'pg';
import { oneMoment } from '../engine/one-moment.js';
import { inTransaction } from '../engine/registry.js';
import { factsHead, type Moment } from '../facts/as-of.js';
import { loadSystemYears } from '../facts/load-system-years.js';
import { factsProjection } from '../facts/projection.js';
import { loadWatched } from '../facts/watched/load-watched.js';
import { checkPositions } from './due.js';
import { positionsReadModel } from './read-model.js';

export interface Recomputed {
  readonly moment: Moment;
  readonly facts: SystemYearFacts;
  /** Through periods 1 to 13. */
  readonly positions: readonly Position[];
  /** What its signals look at beside them. */
  readonly watched: WatchedFacts;
}

/**
 * The current position of an account through every period, from the facts of one moment, written over an older one. Null when the
 * account does not exist (any more: a rebuild may be about to bring it back). Throws ReadModelVersionError.
 */
export async function recomputeAccount(
  pool: pg.Pool,
  key: AccountKey,
  schema = 'positions',
): Promise<Recomputed | null> {
  return inTransaction(
    pool,
    async (tx) => {
      await checkPositions(tx);
      const moment = await factsHead(tx);
      const facts = (await loadSystemYears(tx, key.year, [key.ics], moment.position)).get(key.ics);
      if (!facts?.accounts.has(key.fund)) return null;
      const positions = positionsThroughYear(facts, key.fund);
      await storePositions(tx, schema, key, moment, positions);
      return { moment, facts, positions, watched: await loadWatched(tx, key, moment.position) };
    },
    oneMoment([factsProjection, positionsReadModel]),
  );
}

export async function storePositions(
  tx: pg.ClientBase,
  schema: string,
  key: AccountKey,
  moment: Moment,
  positions: readonly Position[],
): Promise<void> {
  await tx.query(
    `INSERT INTO ${schema}.current AS c (fund, ics, year, facts_generation, facts_position, method, positions)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (fund, ics, year) DO UPDATE SET facts_generation = excluded.facts_generation,
       facts_position = excluded.facts_position, method = excluded.method, positions = excluded.positions
     WHERE c.facts_position <= excluded.facts_position OR c.facts_generation < excluded.facts_generation`,
    [
      ...[key.fund, key.ics, key.year, moment.generation, moment.position.toString(), POSITION_METHOD],
      JSON.stringify(positions),
    ],
  );
}
