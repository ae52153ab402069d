import { UnknownEventTypeError } from '../../event-store/codec/errors.js';
import { factsProjection } from '../facts/index.js';
import { checkpoint, openProjected, told } from '../testing/projected.js';
import { advance } from './advance.js';
import { ensureLive } from './rebuild.js';

describe('an event that cannot be read', () => {
  const readable = told('AllocationAwarded.v1', 42);
  const stream = 'ringFenceAccount-HI:Q42:2022-23';
  test.each([
    ['of a type that nobody knows', 'AllocationConjured.v1', readable.data, UnknownEventTypeError],
    ['of a version after ours', 'AllocationAwarded.v2', readable.data, Error],
    ['that is no JSON', readable.type, '{"account":', Error],
    ['that lacks what its type promises', readable.type, '{"account":{"fund":"HI"}}', Error],
  ])('%s stops the projection, and nothing behind it is taken', async (_what, type, data, error) => {
    const { engine, tell, close } = await openProjected();
    try {
      await ensureLive(engine, factsProjection);
      const good = await tell({ ...readable, stream });
      await advance(engine, factsProjection, { until: good });
      await tell({ stream, type, data });
      const after = await tell(told('AllocationAdjusted.v1', 42));
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await expect(advance(engine, factsProjection, { until: after })).rejects.toThrow(error);
        expect(await checkpoint(engine, factsProjection, 1)).toBe(good);
      }
    } finally {
      await close();
    }
  });
});
