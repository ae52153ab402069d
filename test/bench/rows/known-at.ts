import { readPositions } from '#projections/positions';
import type { BenchHouse } from '../bench-house.js';
import { bounded } from '../harness/alternate.js';
import { percentile, type Row } from '../harness/row.js';
import { seededRandom } from '../../../infra/demo/random.js';
import type { Size } from '../size.js';

const LIMIT_MS = 50;
const ROUNDS = 3;
const SEED = 7;

/** Positions as known at moments all over the log: of one system, and of every system of the fund and year at once. */
export async function knownAtRows(house: BenchHouse, size: Size): Promise<Row[]> {
  const { pool, log } = house.runtime;
  const head = Number((await log.head()).position);
  const { rows } = await pool.query<{ ics: string; year: string }>(
    'SELECT ics, year FROM facts.accounts ORDER BY 1, 2',
  );
  const random = seededRandom(SEED);
  const p95 = async (one: boolean): Promise<number> => {
    const took: number[] = [];
    for (let read = 0; read < size.reads; read += 1) {
      const { ics, year } = random.pick(rows);
      const position = BigInt(random.between(Math.ceil(head / 4), head));
      const query = { fund: 'HI', year, through: random.between(1, 13), knownAt: { position } };
      const start = performance.now();
      await readPositions(pool, one ? { ...query, ics } : query);
      took.push(performance.now() - start);
    }
    return percentile(took, 95);
  };
  const result: Row[] = [];
  for (const one of [true, false]) {
    await p95(one);
    const measured: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) measured.push(await p95(one));
    const whose = one ? 'a position' : `positions of all ${new Set(rows.map(({ ics }) => ics)).size} systems`;
    const work = `${whose} as known at a past moment, 95th percentile of ${size.reads}`;
    result.push(bounded({ work, unit: 'ms', limit: LIMIT_MS, limitIs: `${LIMIT_MS} ms`, measured }));
  }
  return result;
}
