import { bridgeOf, totalOf, type BridgePart, type PositionTotal } from '#domain/policies';
import type pg from 'pg';
import { oneMoment } from '../engine/one-moment.js';
import { inTransaction } from '../engine/registry.js';
import { momentKnownAt } from '../facts/as-of.js';
import { factsProjection } from '../facts/projection.js';
import { apportionable, positionsOnFootprint } from './footprint.js';
import { positionsReadModel } from './read-model.js';
import { checkNames, figuresAsOf, reported, type FiguresAsOf, type PositionsQuery } from './read.js';

/** How the accounts of a fund, year and period come to stand on today's footprint. */
export interface BridgeReading {
  readonly figuresAsOf: FiguresAsOf;
  /** By account, then by the way. */
  readonly parts: readonly BridgePart[];
  readonly asReported: PositionTotal;
  readonly currentFootprint: PositionTotal;
}

/** Every part of every amount, of one moment. Throws UnknownFund, UnknownYear. */
export async function readBridge(
  pool: pg.Pool,
  query: Omit<PositionsQuery, 'ics' | 'footprint'>,
): Promise<BridgeReading> {
  return inTransaction(
    pool,
    async (tx) => {
      const moment = await momentKnownAt(tx, query.knownAt);
      await checkNames(tx, query, moment);
      const positions = await reported(tx, query, moment);
      const known = await apportionable(tx, query.fund, positions, moment);
      return {
        figuresAsOf: figuresAsOf(moment),
        parts: bridgeOf(known.accounts, known.successions),
        asReported: totalOf(positions),
        currentFootprint: totalOf(positionsOnFootprint(known, undefined)),
      };
    },
    oneMoment([factsProjection, positionsReadModel], 'READ ONLY'),
  );
}
