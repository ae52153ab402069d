import fc from 'fast-check';
import { PERIODS } from '#kernel';
import { BODIES, anyDeeds, writeDown, type Deed } from '../../testing/arbitrary-history.js';
import { YEAR } from '../../testing/history.js';
import { positionOf, positionsThroughYear } from '../position/compute.js';
import { identityGapPence } from '../position/identity.js';
import type { Position } from '../position/position.js';
import { totalOf } from '../position/total.js';
import { HistoryFacts } from './history-facts.js';
import type { MoneyEvent } from './money-event.js';

function historyOf(events: readonly MoneyEvent[]): HistoryFacts {
  const history = new HistoryFacts();
  for (const event of events) history.apply(event);
  return history;
}

const positionsThrough = (history: HistoryFacts, through: number): Position[] =>
  history
    .accountKeys()
    .map(({ fund, ics, year }) => positionOf(history.systemYear(ics, year), fund, through));

/** Text, because comparing text is what makes thousands of runs affordable. */
const text = (positions: readonly Position[]): string => JSON.stringify(positions);

describe('for any history, as known at any moment', () => {
  it('the identity has no gap, for every account, every period and every total', () => {
    fc.assert(
      fc.property(anyDeeds, fc.nat(), (deeds, cut) => {
        const { events } = writeDown(deeds);
        // Known at t: any beginning of the log, even one that ends between a return's lines and its submission.
        const history = historyOf(events.slice(0, cut % (events.length + 1)));
        const byAccount = history
          .accountKeys()
          .map(({ fund, ics, year }) => positionsThroughYear(history.systemYear(ics, year), fund));
        const totals = PERIODS.map((through) =>
          totalOf(byAccount.map((year) => year[through - 1]).filter((it) => it !== undefined)),
        );
        expect([...byAccount.flat(), ...totals].every((it) => identityGapPence(it) === 0)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('only the versions that stand count: replaced and sent-back ones leave nothing but the account', () => {
    fc.assert(
      fc.property(anyDeeds, fc.constantFrom(...PERIODS), (deeds, through) => {
        const { events, standing } = writeDown(deeds);
        const lasting: Deed[] = [
          ...deeds.filter((it) => it.do === 'record'),
          ...standing.flatMap(({ deed, signedOff }): Deed[] => [
            deed,
            ...(signedOff ? [{ do: 'signOff', ics: deed.ics, period: deed.period } as const] : []),
          ]),
        ];
        const direct = historyOf(writeDown(lasting).events);
        const named = new Set(direct.accountKeys().map((key) => JSON.stringify(key)));
        const restated = positionsThrough(historyOf(events), through).filter(({ fund, ics, year }) =>
          named.has(JSON.stringify({ fund, ics, year })),
        );
        expect(text(restated)).toBe(text(positionsThrough(direct, through)));
      }),
      { numRuns: 600 },
    );
  });

  it('the order of lines, and of what happens in different streams, does not matter', () => {
    fc.assert(
      fc.property(anyDeeds, fc.constantFrom(...PERIODS), (deeds, through) => {
        const { events } = writeDown(deeds);
        const linesReversed = deeds.map((it) =>
          it.do === 'submit' ? { ...it, lines: it.lines.toReversed() } : it,
        );
        const other = writeDown(linesReversed).events;
        // Every stream keeps its own order; lines still come before the submission that names them.
        const isReturn = (it: MoneyEvent): boolean => it.type.startsWith('Return');
        const reordered = [...other.filter(isReturn), ...other.filter((it) => !isReturn(it))];
        const [one, two] = [historyOf(events), historyOf(reordered)];
        expect(text(positionsThrough(two, through))).toBe(text(positionsThrough(one, through)));
      }),
      { numRuns: 600 },
    );
  });

  it('facts of a body and year are those of nobody else', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const history = historyOf(writeDown(deeds).events);
        for (const ics of BODIES) {
          const names = history.accountKeys().filter((key) => key.ics === ics);
          expect([...history.systemYear(ics, YEAR).accounts.keys()].sort()).toEqual(
            names.map((key) => key.fund).sort(),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
