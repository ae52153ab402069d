import fc from 'fast-check';
import { CHANGE_AMOUNTS } from '#domain/policies';
import { anyDeeds, writeDown } from '../../domain/testing/arbitrary-history.js';
import { FUNDS } from '../../domain/testing/arbitrary-facts.js';
import { YEAR } from '../../domain/testing/history.js';
import { advance, ensureLive } from '../engine/index.js';
import { momentKnownAt } from '../facts/as-of.js';
import { factsProjection } from '../facts/projection.js';
import { openProjected } from '../testing/projected.js';
import { tellHistory } from '../testing/told-history.js';
import { readChanges } from './changes.js';

/** Each history has a database of its own, which is what takes the time. */
const RUNS = process.env['RINGFENCE_LONG'] === undefined ? 4 : 150;
/** A shorter history has little to explain. */
const SHORTEST = 12;

it('between any two moments of any history the events that the facts name explain the whole difference, to the penny', async () => {
  let explained = 0;
  await fc.assert(
    fc.asyncProperty(
      anyDeeds,
      fc.constantFrom(...FUNDS),
      fc.constantFrom(2, 12, 13),
      fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: 5, maxLength: 5 }),
      async (deeds, fund, through, pairs) => {
        fc.pre(deeds.length >= SHORTEST);
        const given = await openProjected();
        try {
          await ensureLive(given.engine, factsProjection);
          const told = await tellHistory(given, writeDown(deeds).events);
          await advance(given.engine, factsProjection, { until: told.at(-1)!.position });
          const client = await given.engine.pool.connect();
          try {
            for (const pair of [[0, told.length - 1], ...pairs]) {
              const [first, last] = pair
                .map((at) => told[at % told.length]!.position)
                .sort((a, b) => Number(a - b)) as [bigint, bigint];
              const from = await momentKnownAt(client, { position: first });
              const to = await momentKnownAt(client, { position: last });
              // Where an event is missing, this throws.
              const { events, total } = await readChanges(client, { fund, year: YEAR, through }, from, to);
              for (const amount of CHANGE_AMOUNTS) {
                const effects = events
                  .flatMap((it) => it.effects)
                  .flatMap((it) => it.amounts)
                  .filter((it) => it.amount === amount);
                const sum = effects.reduce((soFar, it) => soFar + it.effectPence, 0);
                expect(sum).toBe(total.after[amount] - total.before[amount]);
                explained += effects.length;
              }
            }
          } finally {
            client.release();
          }
        } finally {
          await given.close();
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: RUNS < 10 },
  );
  expect(explained).toBeGreaterThan(0);
});
