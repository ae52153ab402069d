import { pence } from '#kernel';
import { virement, YEAR } from '../../domain/testing/history.js';
import { advance, ensureLive } from '../engine/index.js';
import { byName, handedIn, handIn, lines } from '../testing/handed-in.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { factsProjection } from './projection.js';
import { RecentDigests, returnsBefore } from './returns-before.js';

let given: Projected;
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  await handedIn(given, 'QE1', 1, 1, lines(40, 1));
  await handedIn(given, 'QE1', 1, 2, lines(1234, 2));
  await handedIn(given, 'QE1', 2, 1, lines(1, 3));
  await handedIn(given, 'QOQ', 1, 1, lines(700, 4));
  await given.happened('ringFenceAccount-HI:QE1:2022-23', virement('QE1', 2, 'out', 'ambulance', pence(500)));
  await given.happened('ringFenceAccount-HI:QOQ:2022-23', virement('QOQ', 2, 'out', 'ambulance', pence(700)));
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
}, 60_000);
afterAll(() => given?.close());

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
