import fc from 'fast-check';
import { PERIODS } from '#kernel';
import { anyDeeds, BODIES, writeDown } from '../../testing/arbitrary-history.js';
import { FUNDS } from '../../testing/arbitrary-facts.js';
import { YEAR } from '../../testing/history.js';
import { HistoryFacts } from '../from-events/history-facts.js';
import { positionOf } from '../position/compute.js';
import type { Position } from '../position/position.js';
import { amountChanges } from './amounts.js';
import { changesOf, type AccountStep } from './changes-of.js';

const RUNS = process.env['RINGFENCE_LONG'] === undefined ? 400 : 100_000;

const keyOf = ({ amount, by }: { amount: string; by: string | null }): string => `${amount} ${by ?? ''}`;

it('the effects of events sum to the whole difference, in every amount, between any two moments of any history', () => {
  fc.assert(
    fc.property(
      anyDeeds,
      fc.constantFrom(...BODIES),
      fc.constantFrom(...FUNDS),
      fc.constantFrom(...PERIODS),
      fc.nat(60),
      (deeds, ics, fund, through, skip) => {
        const history = new HistoryFacts();
        const steps = writeDown(deeds).events.map((event): AccountStep<string> => {
          history.apply(event);
          const facts = history.systemYear(ics, YEAR);
          const position = facts.accounts.has(fund) ? positionOf(facts, fund, through) : null;
          return { event: event.type, position };
        });
        const from = Math.min(skip, steps.length - 1);
        const before: Position | null = steps[from]!.position;
        const after = steps.at(-1)!.position;
        const { amounts, events } = changesOf(before, steps.slice(from + 1), after);
        const summed = new Map<string, number>();
        for (const change of events.flatMap((it) => it.amounts)) {
          summed.set(keyOf(change), (summed.get(keyOf(change)) ?? 0) + change.effectPence);
        }
        const told = new Map([...summed].filter(([, sum]) => sum !== 0));
        expect(told).toEqual(new Map(amounts.map((change) => [keyOf(change), change.effectPence])));
        expect(amounts).toEqual(amountChanges(before, after));
      },
    ),
    { numRuns: RUNS },
  );
});
