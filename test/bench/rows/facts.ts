import { HistoryFacts } from '#domain/policies';
import { advance, createGeneration, dropGeneration, rebuild, withRegistry } from '#projections/engine';
import { factsProjection } from '#projections/facts';
import type { BenchHouse } from '../bench-house.js';
import { linesOf } from '../data/national.js';
import { alternate } from '../harness/alternate.js';
import { secondsSince } from '../harness/rate.js';
import type { Row } from '../harness/row.js';
import type { Size } from '../size.js';

/** The facts of the whole log into SQL, and the same with comparing and swapping, each against folding the log in memory. */
export async function factsRows(house: BenchHouse, size: Size): Promise<Row[]> {
  const { engine, pool } = house.runtime;
  await house.runtime.catchUp();
  const lines = linesOf(size.month) * (size.loadRounds + 1);
  const common = {
    unit: 'lines/s',
    limitIs: 'reading, decoding and folding the log in memory',
    rounds: size.loadRounds,
    settle: () => house.checkpoint(),
    async limit() {
      const start = performance.now();
      await foldLog(house, lines);
      return lines / secondsSince(start);
    },
  };
  const catchUp = await alternate({
    ...common,
    work: `catch the facts up on ${lines.toLocaleString('en-GB')} lines, log to SQL`,
    goal: null,
    async ours() {
      const { logId, position: until } = await engine.log.head();
      const { generation } = await withRegistry(pool, (tx) =>
        createGeneration(tx, factsProjection, logId, 'building'),
      );
      const start = performance.now();
      await advance(engine, factsProjection, { until, generation });
      const rate = lines / secondsSince(start);
      await withRegistry(pool, (tx) => dropGeneration(tx, factsProjection.name, generation));
      return rate;
    },
  });
  const whole = await alternate({
    ...common,
    work: 'rebuild the facts beside, compare digests, swap',
    goal: null,
    async ours() {
      const start = performance.now();
      const { differing } = await rebuild(engine, factsProjection);
      if (differing.length > 0) throw new Error(`rebuilt otherwise than live: ${differing.join(', ')}`);
      return lines / secondsSince(start);
    },
  });
  return [catchUp, whole];
}

async function foldLog({ runtime }: BenchHouse, lines: number): Promise<void> {
  const history = new HistoryFacts();
  let folded = 0;
  for await (const recorded of runtime.log.readAll({ filter: { categories: factsProjection.categories } })) {
    const event = runtime.codec.decode(recorded);
    history.apply(event);
    if (event.type === 'ReturnLinesRecorded') folded += (event.data as { lines: unknown[] }).lines.length;
  }
  if (folded !== lines) throw new Error(`the log holds ${folded} lines, and not ${lines}`);
}
