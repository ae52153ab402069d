import fc from 'fast-check';
import { PERIODS } from '#kernel';
import { anyDeeds, writeDown } from '../../testing/arbitrary-history.js';
import { HistoryFacts } from '../from-events/history-facts.js';
import { positionOf } from '../position/compute.js';
import { identityGapPence } from '../position/identity.js';
import type { Position } from '../position/position.js';
import { totalOf } from '../position/total.js';
import { figuresOf } from './figures.js';

const RUNS = process.env['RINGFENCE_LONG'] === undefined ? 20 : 100_000;

it('what is under a figure sums to it, in every account of any history, and the identity holds at every moment, in the total too', () => {
  fc.assert(
    fc.property(anyDeeds, fc.constantFrom(...PERIODS), (deeds, through) => {
      const history = new HistoryFacts();
      const wrong: object[] = [];
      for (const event of writeDown(deeds).events) {
        history.apply(event);
        if (event.type.startsWith('ReturnLines')) continue;
        const positions: Position[] = [];
        for (const { fund, ics, year } of history.accountKeys()) {
          const facts = history.systemYear(ics, year);
          const position = positionOf(facts, fund, through);
          positions.push(position);
          const gap = identityGapPence(position);
          if (gap !== 0) wrong.push({ fund, ics, gap });
          for (const { figure, amountPence, parts } of figuresOf(facts, fund, through)) {
            const sum = parts.reduce((soFar, part) => soFar + part.amountPence, 0);
            const told = position[figure];
            if (amountPence !== told || sum !== told)
              wrong.push({ fund, ics, figure, told, amountPence, sum });
          }
        }
        const gap = identityGapPence(totalOf(positions));
        if (gap !== 0) wrong.push({ total: positions.length, gap });
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

it('the random histories have figures with lines under them, so that the property speaks of them', () => {
  const sample = fc.sample(anyDeeds, { numRuns: 200, seed: 20260401 });
  const parts = sample.flatMap((deeds) => {
    const history = new HistoryFacts();
    for (const event of writeDown(deeds).events) history.apply(event);
    return history
      .accountKeys()
      .flatMap(({ fund, ics, year }) => figuresOf(history.systemYear(ics, year), fund, 13))
      .flatMap((figure) => figure.parts);
  });
  expect(parts.filter(({ kind }) => kind === 'lines').length).toBeGreaterThan(100);
});
