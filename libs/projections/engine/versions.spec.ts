import { factsHead, factsProjection } from '../facts/index.js';
import { checkpoint, openProjected, told, type Projected } from '../testing/projected.js';
import { advance } from './advance.js';
import type { Projection } from './projection.js';
import { ensureLive, rebuild } from './rebuild.js';
import { allGenerations } from './registry.js';

const ours = factsProjection;
const newer: Projection = { ...ours, version: ours.version + 1 };
const NEWER = { name: 'ReadModelVersion', message: expect.stringMatching(/newer code.*ringfence rebuild/) };
const OLDER = { name: 'ReadModelVersion', message: expect.stringMatching(/older code.*ringfence rebuild/) };

const SWAPPED = [`retired of version ${ours.version}`, `live of version ${newer.version}`];

let given: Projected;
beforeEach(async () => {
  given = await openProjected();
  await given.tell(told('AllocationAwarded.v1', 42));
  await ensureLive(given.engine, ours);
  await advance(given.engine, ours, { until: 1n });
}, 60_000);
afterEach(() => given.close());

const generations = async () =>
  (await allGenerations(given.engine.pool)).map((each) => `${each.status} of version ${each.version}`);

describe('when newer code has taken over', () => {
  beforeEach(() => ensureLive(given.engine, newer), 20_000);

  test('the older writes nothing more, and says why', async () => {
    const until = await given.tell(told('AllocationAdjusted.v1', 42));
    await expect(advance(given.engine, ours, { until })).rejects.toMatchObject(NEWER);
    expect(await checkpoint(given.engine, newer, 2)).toBe(1n);
  });

  test('the older reads nothing more', async () => {
    await expect(factsHead(given.engine.pool)).rejects.toMatchObject(NEWER);
  });

  test('the older does not take it back by being started', async () => {
    await expect(ensureLive(given.engine, ours)).rejects.toMatchObject(NEWER);
    expect(await generations()).toEqual(SWAPPED);
  });

  test('the older takes it back when somebody decides so, and then the newer writes nothing more', async () => {
    await ensureLive(given.engine, ours, { evenNewer: true });
    expect((await factsHead(given.engine.pool)).position).toBe(1n);
    const until = await given.tell(told('AllocationAdjusted.v1', 42));
    await expect(advance(given.engine, newer, { until })).rejects.toMatchObject(OLDER);
  });
});

it('ends the following of an older process when the newer takes over beneath it', async () => {
  const follower = new AbortController();
  const following = advance(given.another(), ours, { signal: follower.signal }).catch(
    (error: unknown) => error,
  );
  await ensureLive(given.engine, newer);
  const position = await given.tell(told('AllocationAdjusted.v1', 42));
  expect(await following).toMatchObject(NEWER);
  expect(await checkpoint(given.engine, ours, 1)).toBe(1n);
  await advance(given.engine, newer, { until: position });
});

it('writes nothing into the older generation while the newer is filled beside it and has to begin again', async () => {
  const older = given.another();
  const written: string[] = [];
  const hindered: Projection = {
    ...newer,
    async apply(tx, schema, events) {
      written.push(schema);
      // The older process goes on meanwhile, and the log goes on after it.
      if (written.length === 1)
        await advance(older, ours, { until: await given.tell(told('AllocationAdjusted.v1', 42)) });
      if (written.length === 2) {
        await given.tell(told('AllocationAdjusted.v1', 43));
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      }
      await newer.apply(tx, schema, events);
    },
  };
  await rebuild(given.engine, hindered);
  expect(new Set(written)).toEqual(new Set(['facts_g2']));
  expect(written.length).toBeGreaterThan(2);
  expect(await generations()).toEqual(SWAPPED);
});
