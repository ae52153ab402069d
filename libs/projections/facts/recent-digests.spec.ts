import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { advance, ensureLive } from '../engine/index.js';
import { byName, handedIn, handIn, lines } from '../testing/handed-in.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { factsProjection } from './projection.js';
import { linesOfReturns, type LinesOfReturn } from './return-digests.js';
import { RecentDigests } from './returns-before.js';

let given: Projected;
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
}, 60_000);
afterAll(() => given?.close());

async function projected(period: number, all: ReturnType<typeof lines>): Promise<string> {
  const reference = await handedIn(given, 'QE1', period, 1, all);
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
  return reference;
}

test('what was read lately is not read again', async () => {
  const recent = new RecentDigests(2);
  const a = await projected(1, lines(40, 1));
  const b = await projected(2, lines(1, 3));
  const c = await projected(3, lines(700, 4));
  const first = await recent.of(given.engine.pool, [a, b]);
  const again = await recent.of(given.engine.pool, [b, c]);
  expect(again.get(b)).toBe(first.get(b));
  expect((await recent.of(given.engine.pool, [a])).get(a)).not.toBe(first.get(a));
  expect(again.get(c)).toEqual((await linesOfReturns(given.engine.pool, [c])).get(c));
});

/** The documents of one that the other has too, under a key that is the same. */
function metBy(one: LinesOfReturn, other: LinesOfReturn): Set<number> {
  const met = new Set<number>();
  one.documents.meet(other.documents, (mine, theirs) => {
    const [here, there] = [one.keys[one.documents.keyAt(mine)], other.keys[other.documents.keyAt(theirs)]];
    if (isDeepStrictEqual(here, there)) met.add(mine);
  });
  return met;
}

test('what was just written is known as it would be read, and is not read', async () => {
  let period = 3;
  const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 501, max: 1600 }));
  await fc.assert(
    fc.asyncProperty(size, fc.integer({ min: 1, max: 399_999 }), async (count, salt) => {
      const all = lines(count, salt);
      period += 1;
      const reference = await projected(period, all);
      const recent = new RecentDigests(1);
      recent.written(reference, handIn(period, all));
      const written = (await recent.of(NO_DATABASE, [reference])).get(reference)!;
      const asRead = (await linesOfReturns(given.engine.pool, [reference])).get(reference)!;
      expect(byName(written.keys)).toEqual(byName(asRead.keys));
      expect(metBy(written, asRead).size).toBe(asRead.documents.length);
      expect(metBy(asRead, written).size).toBe(written.documents.length);
    }),
    { numRuns: 9 },
  );
}, 60_000);

test('a return so large that its medians are taken of some lines is read, whoever wrote it', async () => {
  const recent = new RecentDigests(1);
  recent.written('some', handIn(1, lines(8000, 1)));
  await expect(recent.of(NO_DATABASE, ['some'])).rejects.toThrow('asked');
});

const NO_DATABASE = {
  query: () => Promise.reject(new Error('the database was asked')),
} as unknown as Projected['engine']['pool'];
