import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  currentFootprint,
  HistoryFacts,
  identityGapPence,
  positionOf,
  successionsOf,
  totalOf,
  type Position,
  type SuccessionEdge,
} from '#domain/policies';
import type { OrganisationEvent } from '#domain/organisation';
import { eventsOfLoad } from './money-files.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money');
const PERIODS = [6, 12, 13];

const nameOf = (it: Position): string => `${it.fund}:${it.ics}:${it.year} through ${it.through}`;

describe.each(['history-1', 'history-2', 'history-3'])('published footprints, %s', (name) => {
  const history = new HistoryFacts();
  const edges: SuccessionEdge[] = [];
  const versions = new Map<string, number>();
  for (const folder of ['load-1', 'load-2']) {
    for (const event of eventsOfLoad(join(VECTORS, name, folder), versions)) {
      history.apply(event);
      const { type, data } = event as OrganisationEvent;
      if (type !== 'OrganisationSucceeded') continue;
      for (const { icsCode, shareBp } of data.successors) {
        edges.push({ ...data, successor: icsCode, shareBp });
      }
    }
  }
  const successions = successionsOf(edges);
  const fundYears = [...new Set(history.accountKeys().map(({ fund, year }) => `${fund} ${year}`))];
  const readings = fundYears.flatMap((fundYear) =>
    PERIODS.map((through) => {
      const [fund = '', year = ''] = fundYear.split(' ');
      const facts = history
        .accountKeys()
        .filter((key) => key.fund === fund && key.year === year)
        .map(({ ics }) => history.systemYear(ics, year));
      const accounts = facts.map((it) => ({
        position: positionOf(it, fund, through),
        closed: it.accounts.get(fund)!.closed,
      }));
      const { toleranceBp } = facts[0]!.funds.get(fund)!;
      return { accounts, footprint: currentFootprint(accounts, successions, toleranceBp) };
    }),
  );

  it('has every position to the penny', () => {
    const file = join(VECTORS, name, 'expected-2-footprint.json');
    const published = new Map(
      (JSON.parse(readFileSync(file, 'utf8')) as Position[]).map((it) => [nameOf(it), it]),
    );
    expect(published.size).toBe(60);
    const positions = readings.flatMap(({ footprint }) => footprint);
    expect(positions.map(nameOf).sort()).toEqual([...published.keys()].sort());
    for (const position of positions) {
      const key = nameOf(position);
      expect({ key, position }).toEqual({ key, position: published.get(key) });
    }
  });

  it('balances, and sums to what was reported', () => {
    for (const { accounts, footprint } of readings) {
      for (const position of footprint) expect(identityGapPence(position)).toBe(0);
      const reported = totalOf(accounts.map(({ position }) => position));
      expect({ ...totalOf(footprint), accounts: null }).toEqual({ ...reported, accounts: null });
    }
  });
});
