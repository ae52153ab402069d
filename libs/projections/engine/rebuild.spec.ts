import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../../test/support/until.js';
import { factsProjection } from '../facts/index.js';
import { openProjected, tellStories, told, type Projected } from '../testing/projected.js';
import { advance, type EngineContext } from './advance.js';
import type { Projection } from './projection.js';
import { compareWithRefill, ensureLive, rebuild } from './rebuild.js';
import { allGenerations } from './registry.js';

const SEED = 7;

describe('a rebuild beside the live one', () => {
  let given: Projected;
  let engine: EngineContext;

  beforeAll(async () => {
    given = await openProjected();
    engine = given.engine;
    await tellStories(given, 3, SEED);
    await ensureLive(engine, factsProjection);
    await advance(engine, factsProjection, { until: (await engine.log.head()).position });
  }, 60_000);
  afterAll(() => given?.close());

  const generations = async () =>
    (await allGenerations(engine.pool)).map(({ generation, status }) => `${generation} ${status}`);

  test('gives what is live, and the comparison alone leaves nothing behind', async () => {
    const { differing, live, rebuilt } = await compareWithRefill(engine, factsProjection);
    expect(differing).toEqual([]);
    expect(rebuilt).toEqual(live);
    expect(await generations()).toEqual(['1 live']);
  });

  test('says which table is not what the log says, and puts it right', async () => {
    await engine.pool.query(`UPDATE facts_g1.virements SET amount_pence = amount_pence + 1`);
    expect((await compareWithRefill(engine, factsProjection)).differing).toEqual(['virements']);
    expect((await rebuild(engine, factsProjection)).differing).toEqual(['virements']);
    expect((await compareWithRefill(engine, factsProjection)).differing).toEqual([]);
    const { rows } = await engine.pool.query<{ amount_pence: string }>(
      'SELECT DISTINCT amount_pence FROM facts.virements',
    );
    expect(rows).toEqual([{ amount_pence: '50000000' }]);
  });

  test('clears away what a rebuild that was killed left, and not what one at work is filling', async () => {
    const before = await generations();
    let [reached, release]: (() => void)[] = [];
    const atWork = new Promise<void>((resolve) => (reached = resolve));
    const goOn = new Promise<void>((resolve) => (release = resolve));
    const pausing: Projection = {
      ...factsProjection,
      async apply(tx, schema, events) {
        reached!();
        await goOn;
        await factsProjection.apply(tx, schema, events);
      },
    };
    // A process killed with -9 runs no clean-up: only its connections end.
    const killed = given.another();
    await engine.pool.query(
      `INSERT INTO projection.generations (projection, generation, version, status, log_id) VALUES ('facts', 90, 1, 'building', 'x')`,
    );
    await engine.pool.query('CREATE SCHEMA facts_g90');
    const slow = compareWithRefill(killed, pausing);
    await atWork;
    expect((await compareWithRefill(engine, factsProjection)).differing).toEqual([]);
    expect((await generations()).filter((each) => each.endsWith('building'))).toEqual(['3 building']);
    release!();
    expect((await slow).differing).toEqual([]);
    expect(await generations()).toEqual(before);
    const { rows } = await engine.pool.query(
      `SELECT FROM pg_namespace WHERE nspname IN ('facts_g3', 'facts_g90')`,
    );
    expect(rows).toEqual([]);
  });

  test('ends while the log is written to without a pause and the live one follows it', async () => {
    const [writer, follower] = [new AbortController(), new AbortController()];
    let written = 0;
    const writing = (async () => {
      for (; !writer.signal.aborted; written += 1) await given.tell(told('AllocationAdjusted.v1', 77));
    })().catch((error: unknown) => error);
    const following = advance(given.another(), factsProjection, { signal: follower.signal });
    await sleep(100);
    const { differing } = await rebuild(engine, factsProjection);
    const during = written;
    // Still at it afterwards.
    await until(() => written > during);
    writer.abort();
    expect(await writing).toBeUndefined();
    expect(differing).toEqual([]);
    expect((await compareWithRefill(engine, factsProjection)).differing).toEqual([]);
    follower.abort();
    await following;
  });
});
