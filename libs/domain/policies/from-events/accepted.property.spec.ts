import fc from 'fast-check';
import { PERIODS } from '#kernel';
import { anyAcceptedHistory } from '../../testing/accepted-history.js';
import { aFund } from '../../testing/facts.js';
import { findingsOf } from '../findings/findings-of.js';
import { positionsThroughYear } from '../position/compute.js';
import { identityGapPence } from '../position/identity.js';
import { totalOf } from '../position/total.js';
import { monitoredPeriod } from '../signals/monitored-period.js';
import { signalsOf } from '../signals/signals-of.js';
import { HistoryFacts } from './history-facts.js';
import { WatchHistory } from './watch-history.js';
import { surroundings } from '../../testing/surroundings.js';

it('every history that the deciders accept has positions, findings, signals and a total, however large or small its amounts', () => {
  fc.assert(
    fc.property(anyAcceptedHistory, fc.constantFrom(...PERIODS), (events, through) => {
      const watch = new WatchHistory();
      for (const event of events) watch.apply(event, '2023-06-01T09:00:00.000Z');
      const history = watch.facts;
      const through13 = history.accountKeys().map(({ fund, ics, year }) => {
        const facts = history.systemYear(ics, year);
        const positions = positionsThroughYear(facts, fund);
        findingsOf(facts, fund, through);
        const monitored = monitoredPeriod(facts, fund);
        const definition = facts.funds.get(fund) ?? aFund();
        const around = surroundings(watch.watched({ fund, ics, year }));
        signalsOf({ facts, definition, positions, monitored, open: {}, surroundings: around });
        return positions;
      });
      const total = totalOf(through13.flatMap((positions) => positions[through - 1] ?? []));
      expect([...through13.flat(), total].every((it) => identityGapPence(it) === 0)).toBe(true);
    }),
    { numRuns: 800 },
  );
});

it('and these histories reach what used to be too large for a rate, and what S* adds to S', () => {
  const sample = fc.sample(anyAcceptedHistory, { numRuns: 400, seed: 20220701 });
  const positions = sample.flatMap((events) => {
    const history = new HistoryFacts();
    for (const event of events) history.apply(event);
    return history
      .accountKeys()
      .flatMap(({ fund, ics, year }) => positionsThroughYear(history.systemYear(ics, year), fund));
  });
  const saturated = positions.filter((it) => it.confirmedRate === Number.MAX_SAFE_INTEGER);
  expect(saturated.length).toBeGreaterThan(5);
  const moreSubstituted = positions.filter(
    (it) => it.potentialLeakage > it.confirmedLeakage + Math.max(0, it.unevidenced) + it.lapsed,
  );
  expect(moreSubstituted.length).toBeGreaterThan(5);
});
