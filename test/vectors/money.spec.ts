import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  HistoryFacts,
  identityGapPence,
  positionOf,
  positionsThroughYear,
  type Position,
} from '#domain/policies';
import { eventsOfLoad } from './money-files.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money');
const PERIODS = [3, 6, 11, 12, 13];

const expected = (history: string, name: string): Position[] =>
  JSON.parse(readFileSync(join(VECTORS, history, name), 'utf8')) as Position[];

const nameOf = (it: Position): string => `${it.fund}:${it.ics}:${it.year} through ${it.through}`;

const byName = (positions: readonly Position[]): Map<string, Position> =>
  new Map(positions.map((it) => [nameOf(it), it]));

function everyPosition(history: HistoryFacts): Position[] {
  return history
    .accountKeys()
    .flatMap(({ fund, ics, year }) =>
      PERIODS.map((through) => positionOf(history.systemYear(ics, year), fund, through)),
    );
}

describe.each(['history-1', 'history-2', 'history-3'])('published vectors, %s', (name) => {
  const history = new HistoryFacts();
  const versions = new Map<string, number>();
  const load = (folder: string): void => {
    for (const event of eventsOfLoad(join(VECTORS, name, folder), versions)) history.apply(event);
  };
  load('load-1');
  const first = everyPosition(history);
  load('load-2');
  const second = everyPosition(history);

  it.each([
    ['expected-1.json', first],
    ['expected-2.json', second],
  ])('has every position of %s to the penny', (file, positions) => {
    const published = byName(expected(name, file));
    expect(published.size).toBe(140);
    expect([...byName(positions).keys()].sort()).toEqual([...published.keys()].sort());
    for (const [key, position] of byName(positions)) {
      expect({ key, position }).toEqual({ key, position: published.get(key) });
    }
  });

  it('balances in every position', () => {
    for (const position of [...first, ...second]) expect(identityGapPence(position)).toBe(0);
  });

  it('gives the same positions when a whole year is computed at once', () => {
    for (const { fund, ics, year } of history.accountKeys()) {
      const facts = history.systemYear(ics, year);
      const throughYear = positionsThroughYear(facts, fund);
      expect(throughYear.map((it) => it.through)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
      for (const through of PERIODS)
        expect(throughYear[through - 1]).toEqual(positionOf(facts, fund, through));
    }
  });
});
