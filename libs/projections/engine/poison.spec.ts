import { createPostgresEventLog } from '#event-store/adapters/postgres';
import { eventCodec } from '#event-store/codec';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { UnknownEventTypeError } from '../../event-store/codec/errors.js';
import { factsProjection } from '../facts/index.js';
import { Teller, told } from '../testing/golden-log.js';
import { advance, type EngineContext } from './advance.js';
import type { Projection } from './projection.js';
import { ensureLive } from './rebuild.js';
import { findGeneration, inTransaction } from './registry.js';

describe('an event that cannot be read', () => {
  const readable = told('AllocationAwarded.v1', 42);
  const stream = 'ringFenceAccount-HI:Q42:2022-23';
  test.each([
    ['of a type that nobody knows', 'AllocationConjured.v1', readable.data, UnknownEventTypeError],
    ['of a version after ours', 'AllocationAwarded.v2', readable.data, Error],
    ['that is no JSON', readable.type, '{"account":', Error],
    ['that lacks what its type promises', readable.type, '{"account":{"fund":"HI"}}', Error],
  ])('%s stops the projection, and nothing behind it is taken', async (_what, type, data, error) => {
    const database = await createTestDatabase();
    try {
      const engine = open(database);
      await ensureLive(engine, factsProjection);
      const teller = new Teller(engine.log);
      const good = await teller.tell({ ...readable, stream }, 1);
      await advance(engine, factsProjection, { until: good });
      await teller.tell({ stream, type, data }, 2);
      const after = await teller.tell(told('AllocationAdjusted.v1', 42), 3);
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await expect(advance(engine, factsProjection, { until: after })).rejects.toThrow(error);
        expect(await checkpoint(engine, factsProjection, 1)).toBe(good);
      }
    } finally {
      await database.drop();
    }
  });
});

function open(database: TestDatabase): EngineContext {
  const pool = database.createPool({ max: 6 });
  return { log: createPostgresEventLog({ pool }), codec: eventCodec, pool };
}

const checkpoint = (engine: EngineContext, projection: Projection, generation: number): Promise<bigint> =>
  inTransaction(engine.pool, async (tx) => (await findGeneration(tx, projection.name, generation))!.position);
