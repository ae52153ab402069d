import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import type { Position } from '#domain/policies';
import { financialYear, period } from '#kernel';
import { compareWithRefill } from '#projections/engine';
import { parseKnownAt } from '#projections/facts';
import { readPositions, verifyPositions, type FiguresAsOf } from '#projections/positions';
import { ingestionPorts, PROJECTIONS } from '../../apps/runtime/index.js';
import { openHouse, type House } from '../support/house.js';
import { operatorContext } from '../support/operator.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money');
const PERIODS = [3, 6, 11, 12, 13];

/** The published vectors through files, log, facts, jobs and the read that CLI, API and pages share. */
describe.each(['history-1', 'history-2', 'history-3'])('published vectors through the house, %s', (name) => {
  const history = join(VECTORS, name);
  const published = (file: string): Position[] =>
    JSON.parse(readFileSync(join(history, file), 'utf8')) as Position[];
  let house: House;
  /** As the first load left it. */
  let first: FiguresAsOf;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

  const load = async (folder: string): Promise<string[]> => {
    const result = await loadFolder(join(history, folder), operatorContext(), ingestionPorts(house.runtime));
    expect(result.errors).toEqual([]);
    await house.settle();
    return result.files.map(({ status }) => status);
  };

  /** All positions of every fund and year through the five periods, as the vectors list them. */
  async function everyPosition(knownAt?: string): Promise<{ positions: Position[]; asOf: FiguresAsOf }> {
    const positions: Position[] = [];
    let asOf: FiguresAsOf | undefined;
    const expected = published('expected-1.json');
    for (const fund of [...new Set(expected.map((it) => it.fund))]) {
      for (const year of [...new Set(expected.map((it) => it.year))]) {
        for (const through of PERIODS) {
          const reading = await readPositions(house.runtime.pool, {
            ...{ fund, year: financialYear(year), through: period(through) },
            ...(knownAt === undefined ? {} : { knownAt: parseKnownAt(knownAt) }),
          });
          positions.push(...reading.positions);
          asOf ??= reading.figuresAsOf;
          expect(reading.figuresAsOf).toEqual(asOf);
        }
      }
    }
    return { positions, asOf: asOf! };
  }

  async function expectAllStored(): Promise<void> {
    const verified = await verifyPositions(house.runtime.engine);
    // Every account in the jobs' table: what was read above came from there.
    expect(verified).toMatchObject({ accounts: 28, current: 28, due: 0, differences: [] });
    for (const projection of PROJECTIONS) {
      expect((await compareWithRefill(house.runtime.engine, projection)).differing).toEqual([]);
    }
  }

  test('the first load gives all 140 positions, field by field', async () => {
    expect(new Set(await load('load-1'))).toEqual(new Set(['applied']));
    const { positions, asOf } = await everyPosition();
    first = asOf;
    expectSame(positions, published('expected-1.json'));
    await expectAllStored();
  });

  test('the second load gives the restated ones', async () => {
    expect(new Set(await load('load-2'))).toEqual(new Set(['applied']));
    const { positions, asOf } = await everyPosition();
    expect(BigInt(asOf.position)).toBeGreaterThan(BigInt(first.position));
    expectSame(positions, published('expected-2.json'));
    await expectAllStored();
  });

  test.each(['position', 'recordedAt'] as const)(
    'by %s, the first ones are known as they were',
    async (by) => {
      const { positions, asOf } = await everyPosition(first[by]!);
      expectSame(positions, published('expected-1.json'));
      expect(asOf.recordedAt).toBe(first.recordedAt);
      expect(asOf.logId).toBe(first.logId);
    },
  );

  test('loaded again, both write nothing', async () => {
    const before = await house.runtime.log.head();
    const statuses = [...(await load('load-1')), ...(await load('load-2'))];
    expect(new Set(statuses)).toEqual(new Set(['already_applied']));
    expect(await house.runtime.log.head()).toEqual(before);
    expectSame((await everyPosition()).positions, published('expected-2.json'));
  });
});

const nameOf = (it: Position): string => `${it.fund}:${it.ics}:${it.year} through ${it.through}`;

function expectSame(found: readonly Position[], expected: readonly Position[]): void {
  expect(expected).toHaveLength(140);
  expect(found.map(nameOf).sort()).toEqual(expected.map(nameOf).sort());
  const byName = new Map(found.map((it) => [nameOf(it), it]));
  for (const position of expected) {
    expect({ name: nameOf(position), position: byName.get(nameOf(position)) }).toEqual({
      ...{ name: nameOf(position), position },
    });
  }
}
