import { POSITION_METHOD } from '#domain/policies';
import { ensureLive } from '../engine/index.js';
import { factsProjection } from '../facts/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { countDue, dueAccounts } from './due.js';
import { recomputeAccount } from './compute.js';
import { ensurePositions } from './generations.js';
import { positionsReadModel } from './read-model.js';

/** Whoever changes the method raises the version with it, and changes this line. */
it('knows a method by the version of the read model', () =>
  expect([POSITION_METHOD, positionsReadModel.version]).toEqual(['ring-fence-model/2', 2]));

describe('when code with a newer method has taken over the positions', () => {
  let given: Projected;
  let logId: string;
  beforeAll(async () => {
    given = await openProjected();
    ({ logId } = await given.engine.log.head());
    await ensureLive(given.engine, factsProjection);
    await ensurePositions(given.engine.pool, logId);
    await given.engine.pool.query(
      `UPDATE projection.generations SET version = version + 1 WHERE projection = 'positions'`,
    );
  }, 60_000);
  afterAll(() => given?.close());

  const account = { fund: 'HI', ics: 'QE1', year: '2022-23' } as const;
  test.each([
    ['finds nothing due', () => dueAccounts(given.engine.pool, 1)],
    ['counts nothing due', () => countDue(given.engine.pool)],
    ['recomputes nothing', () => recomputeAccount(given.engine.pool, account)],
    ['does not take them back by being started', () => ensurePositions(given.engine.pool, logId)],
  ])('the older %s, and says why', (_what, act) =>
    expect(act()).rejects.toMatchObject({
      name: 'ReadModelVersion',
      message: expect.stringMatching(/positions.*newer code.*ringfence rebuild/),
    }),
  );

  test('the older takes them back when somebody decides so', async () => {
    await ensurePositions(given.engine.pool, logId, { evenNewer: true });
    expect(await countDue(given.engine.pool)).toBe(0);
  });
});
