import { pence } from '#kernel';
import { pounds } from '../../testing/facts.js';
import {
  awarded,
  closed,
  fundDefined,
  registered,
  submitted,
  virement,
  YEAR,
} from '../../testing/history.js';
import type { MoneyEvent } from '../from-events/money-event.js';
import { HistoryFacts } from '../from-events/history-facts.js';
import { positionOf } from '../position/compute.js';
import type { Position } from '../position/position.js';
import { changesOf, type AccountStep } from './changes-of.js';

/** The position of HI at QE1 through M13 after each of these. */
function stepsOf(events: readonly MoneyEvent[]): AccountStep<string>[] {
  const history = new HistoryFacts();
  return events.map((event) => {
    history.apply(event);
    const facts = history.systemYear('QE1', YEAR);
    return { event: event.type, position: facts.accounts.has('HI') ? positionOf(facts, 'HI', 13) : null };
  });
}

const HISTORY = [
  fundDefined(),
  awarded('QE1', pounds(1000)),
  registered('QE1', 'SMK-1'),
  ...submitted('QE1', 1, 1, [
    [pounds(100), 'HI', 'SMK-1'],
    [pounds(50), 'HI', 'workforce'],
  ]),
  virement('QE1', 2, 'out', 'deficit_support', pounds(30)),
  closed('QE1'),
];

const effects = (changes: ReturnType<typeof changesOf<string>>, amount: string): [string, number][] =>
  changes.events.flatMap(({ event, amounts }) =>
    amounts
      .filter((it) => it.amount === amount && it.by === null)
      .map((it): [string, number] => [event, it.effectPence]),
  );

it('names the event behind each amount, and what it did to it', () => {
  const steps = stepsOf(HISTORY);
  const changes = changesOf(null, steps, steps.at(-1)!.position);
  expect(effects(changes, 'allocation')).toEqual([['AllocationAwarded', pounds(1000)]]);
  expect(effects(changes, 'misdirected')).toEqual([['ReturnSubmitted', pounds(50)]]);
  expect(effects(changes, 'uncommitted')).toEqual([
    ['AllocationAwarded', pounds(1000)],
    ['ReturnSubmitted', -pounds(150)],
    ['VirementMade', -pounds(30)],
    ['AccountClosed', -pounds(820)],
  ]);
  expect(changes.amounts).toContainEqual({
    ...{ amount: 'divertedBy', by: 'deficit_support', beforePence: 0 },
    ...{ afterPence: pounds(30), effectPence: pounds(30) },
  });
});

it('tells what is no amount, too: class, rates and missing months', () => {
  const steps = stepsOf(HISTORY);
  const { stated, events } = changesOf(steps[1]!.position, steps.slice(2), steps.at(-1)!.position);
  expect(stated).toContainEqual({ what: 'adherence', before: 'not_reported', after: 'partly_kept' });
  expect(events.at(-1)!.stated.map(({ what }) => what)).toEqual([
    'adherence',
    // Eleven months are missing, so that the lapse raises what cannot be excluded alone.
    'potentialRate',
  ]);
});

it('keeps an event that changed nothing, and says so by saying nothing', () => {
  const steps = stepsOf(HISTORY);
  expect(changesOf(null, steps, steps.at(-1)!.position).events[2]).toEqual({
    ...{ event: 'InterventionRegistered', amounts: [], stated: [] },
  });
});

it('tells nothing of two positions that are the same', () => {
  const [, position] = stepsOf(HISTORY).map((step) => step.position) as Position[];
  expect(changesOf(position!, [], position!)).toMatchObject({ amounts: [], stated: [], events: [] });
});

it('refuses to explain a difference with events that do not lead to it', () => {
  const steps = stepsOf(HISTORY);
  expect(() => changesOf(null, steps.slice(0, -1), steps.at(-1)!.position)).toThrow(
    expect.objectContaining({ code: 'UnexplainedChange' }),
  );
  expect(() => changesOf(steps[1]!.position, [], { ...steps[1]!.position!, allocation: pence(1) })).toThrow(
    expect.objectContaining({ code: 'UnexplainedChange' }),
  );
});
