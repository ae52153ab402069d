import fc from 'fast-check';
import { HistoryFacts, positionsThroughYear } from '#domain/policies';
import type { LogPosition } from '#event-store/port';
import { anyDeeds, writeDown } from '../../domain/testing/arbitrary-history.js';
import { YEAR } from '../../domain/testing/history.js';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { tellHistory } from '../testing/told-history.js';
import { loadSystemYears } from './load-system-years.js';
import { factsProjection } from './projection.js';
import { loadYears } from './years/load-years.js';

/** Each history has a database of its own, which is what takes the time. */
const RUNS = process.env['RINGFENCE_LONG'] === undefined ? 4 : 150;

/** The fewest deeds of a history, and the fewest events that they leave. */
const SHORTEST = 12;
const LEAST_EVENTS = 4;

/** What the log says up to there, by a fold without any SQL. */
function replayed(history: HistoryFacts): Record<string, unknown> {
  return Object.fromEntries(
    history
      .accountKeys()
      .map(({ fund, ics }) => [`${fund}:${ics}`, positionsThroughYear(history.systemYear(ics, YEAR), fund)]),
  );
}

async function known(given: Projected, at: LogPosition): Promise<Record<string, unknown>> {
  const loaded = await loadSystemYears(given.engine.pool, YEAR, null, at);
  return positionsOf(loaded);
}

const positionsOf = (loaded: Awaited<ReturnType<typeof loadSystemYears>>): Record<string, unknown> =>
  Object.fromEntries(
    [...loaded].flatMap(([ics, facts]) =>
      [...facts.accounts.keys()].map((fund) => [`${fund}:${ics}`, positionsThroughYear(facts, fund)]),
    ),
  );

it('for any history and any moment, what was known then is a replay of the log up to that moment', async () => {
  let moments = 0;
  await fc.assert(
    fc.asyncProperty(anyDeeds, async (deeds) => {
      fc.pre(deeds.length >= SHORTEST);
      const given = await openProjected();
      try {
        await ensureLive(given.engine, factsProjection);
        const told = await tellHistory(given, writeDown(deeds).events);
        const until = told.at(-1)!.position;
        await advance(given.engine, factsProjection, { until });
        const whole = await loadYears(given.engine.pool, YEAR, null, { from: 0n, to: until });
        const history = new HistoryFacts();
        for (const { event, position } of told) {
          history.apply(event);
          const expected = replayed(history);
          expect(await known(given, position)).toEqual(expected);
          // Read once for every moment of a span, it is the same.
          expect(positionsOf(whole.at(position))).toEqual(expected);
          moments += 1;
        }
      } finally {
        await given.close();
      }
    }),
    { numRuns: RUNS, endOnFailure: RUNS < 10 },
  );
  expect(moments).toBeGreaterThan(RUNS * LEAST_EVENTS);
});
