import { LogIdMismatchError } from '#event-store/port';
import { alertsProjection } from '../alerts/index.js';
import { factsProjection } from '../facts/index.js';
import { checkpoint, openProjected, STORY, tellStories, type Projected } from '../testing/projected.js';
import { goldenNames, readGolden } from '../../event-store/codec/testing/golden.js';
import { advance, type EngineContext } from './advance.js';
import { digestOf, type Digest } from './digest.js';
import type { Projection } from './projection.js';
import { ensureLive } from './rebuild.js';
import { createGeneration, inTransaction, withRegistry } from './registry.js';

const SEED = 20_221_114;
const COPIES = 8;
/** Rows that any event has, whatever it says. */
const OF_EVERY_EVENT = ['known_times', 'fact_events'];

test('the story has every event that is stored', () =>
  expect([...STORY].sort()).toEqual(goldenNames().sort()));

describe.each([factsProjection, alertsProjection])('the projection $name', (projection) => {
  let given: Projected;
  let engine: EngineContext;
  let events: number;
  let live: Digest;

  beforeAll(async () => {
    given = await openProjected();
    engine = given.engine;
    events = await tellStories(given, COPIES, SEED);
    await ensureLive(engine, projection);
    await advance(engine, projection, { until: (await engine.log.head()).position });
    live = await digest(engine, projection, 1);
  }, 60_000);
  afterAll(() => given?.close());

  /** A generation of its own for one way of getting there. */
  const another = async (): Promise<number> => {
    const { logId } = await engine.log.head();
    return (await withRegistry(engine.pool, (tx) => createGeneration(tx, projection, logId, 'building')))
      .generation;
  };
  const head = async () => (await engine.log.head()).position;

  test('reads to the head of the log', async () => {
    expect(await checkpoint(engine, projection, 1)).toBe(BigInt(events));
  });

  test('writes a row for every event that it claims to handle', async () => {
    const generation = await another();
    const names = STORY.filter((name) =>
      projection.categories.includes(readGolden(name).stream.split('-')[0]!),
    );
    const types = await typesByPosition(engine);
    const [moving, changing] = [new Set<string>(), new Set<string>()];
    let before = await digest(engine, projection, generation);
    await advance(engine, projection, {
      ...{ generation, until: await head(), maxBatch: 1 },
      onBatch: async (position) => {
        const after = await digest(engine, projection, generation);
        const tables = Object.keys(after.tables).filter(
          (table) => after.tables[table] !== before.tables[table],
        );
        const type = types.get(position)!;
        if (tables.length > 0) moving.add(type);
        if (tables.some((table) => !OF_EVERY_EVENT.includes(table))) changing.add(type);
        before = after;
      },
    });
    expect([...moving].sort()).toEqual([...names].sort());
    // Of these the facts keep the time alone, being no fact about money; of anything else, when it was known is no answer to what it was.
    const isNoFact = /^(Alert|ReportIssued|ReportSuperseded|CarryForward(Requested|Granted|Declined))/;
    const silent = projection === factsProjection ? names.filter((name) => isNoFact.test(name)) : [];
    expect([...changing].sort()).toEqual(names.filter((name) => !silent.includes(name)).sort());
  }, 60_000);

  test.each([1, 7, 128])('is the same in batches of %i', async (maxBatch) => {
    const generation = await another();
    await advance(engine, projection, { generation, maxBatch, until: await head() });
    expect(await digest(engine, projection, generation)).toEqual(live);
  });

  test('takes each event once, however many runners deliver it at a time', async () => {
    const generation = await another();
    const runners = [1, 3, 7, 7].map((maxBatch) =>
      advance(given.another(), projection, { generation, maxBatch, until: BigInt(events) }),
    );
    await Promise.all(runners);
    await advance(engine, projection, { generation, until: await head() });
    expect(await digest(engine, projection, generation)).toEqual(live);
  }, 60_000);

  test('keeps nothing of a batch that fails, and goes on from before it', async () => {
    const generation = await another();
    let failures = 0;
    const failing: Projection = {
      ...projection,
      async apply(tx, schema, batch) {
        await projection.apply(tx, schema, batch);
        failures += 1;
        if (failures <= 5) throw new Error('the lights went out');
      },
    };
    const run = () => advance(engine, failing, { generation, maxBatch: 9, until: BigInt(events) });
    for (let n = 1; n <= 5; n += 1) await expect(run()).rejects.toThrow('the lights went out');
    expect(await checkpoint(engine, projection, generation)).toBe(0n);
    await run();
    expect(await digest(engine, projection, generation)).toEqual(live);
  });

  test('stops exactly where it is told to, whatever lies behind', async () => {
    const generation = await another();
    for (const until of [1n, 5n, 50n, BigInt(events) - 1n]) {
      await advance(engine, projection, { generation, until });
      expect(await checkpoint(engine, projection, generation)).toBe(until);
    }
    await advance(engine, projection, { generation, until: BigInt(events) });
    expect(await digest(engine, projection, generation)).toEqual(live);
  });

  test('refuses a log other than the one it was built from', async () => {
    const generation = await another();
    await engine.pool.query(
      `UPDATE projection.generations SET log_id = gen_random_uuid()::text WHERE projection = $1 AND generation = $2`,
      [projection.name, generation],
    );
    await expect(advance(engine, projection, { generation, until: 1n })).rejects.toThrow(LogIdMismatchError);
    expect(await checkpoint(engine, projection, generation)).toBe(0n);
  });
});

const digest = (engine: EngineContext, projection: Projection, generation: number): Promise<Digest> =>
  inTransaction(engine.pool, (tx) => digestOf(tx, projection, `${projection.name}_g${generation}`));

async function typesByPosition({ log }: EngineContext): Promise<Map<bigint, string>> {
  const types = new Map<bigint, string>();
  for await (const { position, type } of log.readAll()) types.set(position, type);
  return types;
}
