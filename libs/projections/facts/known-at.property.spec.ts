import fc from 'fast-check';
import { HistoryFacts, positionOf } from '#domain/policies';
import { PERIODS, sameContent, type Period } from '#kernel';
import { anyDeeds, BODIES, writeDown } from '../../domain/testing/arbitrary-history.js';
import { YEAR } from '../../domain/testing/history.js';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { bodyIn, renamed } from '../testing/renamed.js';
import { tellHistory } from '../testing/told-history.js';
import { loadSystemYears } from './load-system-years.js';
import { factsProjection } from './projection.js';
import { loadYears } from './years/load-years.js';

const RUNS = process.env['RINGFENCE_LONG'] === undefined ? 60 : 100_000;
/** A database of its own for each history would be all that takes time; with too many in one, each reads the funds of all. */
const HISTORIES_A_DATABASE = 50;

let given: Projected | null = null;
afterAll(() => given?.close());

async function databaseFor(nth: number): Promise<Projected> {
  if (given !== null && nth % HISTORIES_A_DATABASE !== 0) return given;
  await given?.close();
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  return given;
}

/** What the log says up to there, by a fold without any SQL. */
function replayed(history: HistoryFacts, through: Period): Record<string, unknown> {
  return Object.fromEntries(
    history
      .accountKeys()
      .map(({ fund, ics }) => [`${fund}:${ics}`, positionOf(history.systemYear(ics, YEAR), fund, through)]),
  );
}

const positionsOf = (
  loaded: Awaited<ReturnType<typeof loadSystemYears>>,
  through: Period,
): Record<string, unknown> =>
  Object.fromEntries(
    [...loaded].flatMap(([ics, facts]) =>
      [...facts.accounts.keys()].map((fund) => [`${fund}:${ics}`, positionOf(facts, fund, through)]),
    ),
  );

it('for any history and any moment, what was known then is a replay of the log up to that moment', async () => {
  let nth = 0;
  let moments = 0;
  await fc.assert(
    fc.asyncProperty(anyDeeds, fc.constantFrom(...PERIODS), fc.nat(), async (deeds, through, pick) => {
      const { engine, happened } = await databaseFor(nth);
      const systems = BODIES.map((body) => bodyIn(nth, body));
      const told = await tellHistory({ happened }, renamed(writeDown(deeds).events, nth));
      nth += 1;
      const span = { from: told[0]!.position, to: told.at(-1)!.position };
      await advance(engine, factsProjection, { until: span.to });
      // Read once for every moment, and once for one of them alone.
      const whole = await loadYears(engine.pool, YEAR, systems, span);
      const alone = told[pick % told.length]!.position;
      const history = new HistoryFacts();
      for (const { event, position } of told) {
        history.apply(event);
        const expected = replayed(history, through);
        const ways = [positionsOf(whole.at(position), through)];
        if (position === alone)
          ways.push(positionsOf(await loadSystemYears(engine.pool, YEAR, systems, alone), through));
        // A comparison that can tell a difference takes longer than all else, so it waits for one.
        for (const known of ways) if (!sameContent(known, expected)) expect(known).toEqual(expected);
        moments += 1;
      }
    }),
    { numRuns: RUNS, endOnFailure: RUNS > 100 },
  );
  expect(moments).toBeGreaterThan(RUNS);
});
