import { randomUUID } from 'node:crypto';
import { LinesDigest, type PresentReturn } from '#domain/policies';
import { returnLinesStream, spendReturnStream, type ReturnLine } from '#domain/spend-return';
import { pence } from '#kernel';
import { submitted, virement, YEAR } from '../../domain/testing/history.js';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { factsProjection } from './projection.js';
import { linesOfReturns } from './return-digests.js';
import { RecentDigests, returnsBefore } from './returns-before.js';

const lines = (count: number, salt: number): ReturnLine[] =>
  Array.from({ length: count }, (_, n) => ({
    line: `L${n}`,
    amountPence: pence(((n * 7919 + salt) % 400_000) - 20_000),
    ...(n % 3 === 0
      ? { chargedTo: 'HI', ...(n % 2 === 0 ? { purpose: `SMK-${n % 4}` } : {}) }
      : { chargedTo: 'core', programme: `strand-${n % 2}`, purpose: 'ambulance' }),
    ...(n % 5 === 0 ? {} : { supplier: `Provider ${n % 9}`, description: `Order ${(n * salt) % 77}` }),
    ...(n % 7 === 0 ? { evidence: 'an invoice' } : {}),
  }));

let given: Projected;
const references = new Map<string, string>();
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  await handedIn('QE1', 1, 1, lines(40, 1));
  await handedIn('QE1', 1, 2, lines(1234, 2));
  await handedIn('QE1', 2, 1, lines(1, 3));
  await handedIn('QOQ', 1, 1, lines(700, 4));
  await given.happened('ringFenceAccount-HI:QE1:2022-23', virement('QE1', 2, 'out', 'ambulance', pence(500)));
  await given.happened('ringFenceAccount-HI:QOQ:2022-23', virement('QOQ', 2, 'out', 'ambulance', pence(700)));
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
}, 60_000);
afterAll(() => given?.close());

async function handedIn(ics: string, period: number, version: number, all: readonly ReturnLine[]) {
  const reference = randomUUID();
  references.set(`${ics}:${period}:${version}`, reference);
  const whole = { reference, lineCount: all.length, linesSha256: '0'.repeat(64) };
  for (const event of submitted(ics, period, version, [[pence(1), 'HI']])) {
    if (event.type !== 'ReturnSubmitted') continue;
    const key = { ics, year: YEAR, period, reference };
    for (let at = 0; at < all.length; at += 500) {
      const data = { ...key, lines: all.slice(at, at + 500) };
      await given.happened(returnLinesStream(reference), { type: 'ReturnLinesRecorded', data });
    }
    const totalPence = pence(all.reduce((sum, { amountPence }) => sum + amountPence, 0));
    await given.happened(spendReturnStream({ ics, year: YEAR, period }), {
      ...event,
      data: { ...event.data, ...whole, totalPence },
    });
  }
}

/** The digest that the hand-in makes of the same lines. */
function handIn(period: number, all: readonly ReturnLine[]): PresentReturn {
  const digest = new LinesDigest();
  all.forEach((line, at) => digest.add(at, line));
  return digest.finish({ ics: 'QE1', year: YEAR, period });
}
const byName = <T extends { chargedTo: string; what: string }>(keys: readonly T[]) =>
  [...keys].sort((a, b) => (`${a.chargedTo} ${a.what}` < `${b.chargedTo} ${b.what}` ? -1 : 1));
const before = async (systems: string[], years = [YEAR]) =>
  returnsBefore(
    given.engine.pool,
    systems,
    years,
    (await given.engine.log.head()).position,
    new RecentDigests(1),
  );

test('a return of the log has the digest that the same lines have when they are handed in', async () => {
  const present = handIn(1, lines(1234, 2));
  const { returns } = await before(['QE1']);
  const [first, second] = returns;
  expect(first).toMatchObject({ ics: 'QE1', year: YEAR, period: 1, totalPence: present.totalPence });
  expect(byName(first?.keys ?? [])).toEqual(byName(present.keys));
  expect(second?.keys).toMatchObject([{ chargedTo: 'HI', lineCount: 1 }]);
  let met = 0;
  present.documents.meet(first!.documents, () => (met += 1));
  expect(met).toBeGreaterThanOrEqual(present.documents.length);
  expect(first?.documents.length).toBe(present.documents.length);
  expect(present.documents.length).toBe(500);
});

test('only of the systems and years asked for, the version that counts, with the virements', async () => {
  const { returns, virements } = await before(['QE1']);
  expect(returns.map(({ period }) => period)).toEqual([1, 2]);
  expect(virements).toEqual([
    {
      fund: 'HI',
      ics: 'QE1',
      year: YEAR,
      period: 2,
      direction: 'out',
      pressure: 'ambulance',
      amountPence: 500,
    },
  ]);
  expect((await before(['QE1', 'QOQ'])).returns).toHaveLength(3);
  expect(await before(['QE1'], ['2023-24'])).toEqual({ returns: [], virements: [] });
});

test('what was read lately is not read again', async () => {
  const recent = new RecentDigests(2);
  const [a, b, c] = ['QE1:1:1', 'QE1:2:1', 'QOQ:1:1'].map((name) => references.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const first = await recent.of(given.engine.pool, [a, b]);
  const again = await recent.of(given.engine.pool, [b, c]);
  expect(again.get(b)).toBe(first.get(b));
  expect((await recent.of(given.engine.pool, [a])).get(a)).not.toBe(first.get(a));
  expect(again.get(c)).toEqual((await linesOfReturns(given.engine.pool, [c])).get(c));
});
