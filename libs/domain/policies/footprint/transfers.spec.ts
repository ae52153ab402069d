import fc from 'fast-check';
import { pence, sumPence } from '#kernel';
import { positiveAmount } from '../../testing/arbitrary-facts.js';
import { anySuccessions } from '../../testing/arbitrary-footprint.js';
import { apportion } from './apportion.js';
import { stayedAfter, transfersOf } from './transfers.js';

const account = { fund: 'HI', ics: 'QNQ', year: '2025-26' };
const shares = [
  { icsCode: 'QNQ', shareBp: 5000 },
  { icsCode: 'QU9', shareBp: 5000 },
];

it('moves what is left by shares, and leaves the share that stays', () => {
  expect(transfersOf(account, pence(101), shares)).toEqual([{ account, toIcs: 'QU9', amountPence: 50 }]);
});

it('moves nothing of an account that is spent', () => {
  expect(transfersOf(account, pence(0), shares)).toEqual([]);
});

it('loses nothing, whatever is left and whatever the shares', () => {
  fc.assert(
    fc.property(positiveAmount, anySuccessions, (left, successions) => {
      for (const [ics, [succession]] of successions) {
        const { successors } = succession!;
        const moved = transfersOf({ ...account, ics }, left, successors);
        const stays = apportion(left, successors).find(({ icsCode }) => icsCode === ics)?.amountPence ?? 0;
        expect(sumPence([...moved.map(({ amountPence }) => amountPence), stays])).toBe(left);
      }
    }),
    { numRuns: 300 },
  );
});

describe('what stays with a body that goes on', () => {
  const order = (fromIcs: string, toIcs: string, amountPence: number) => ({
    ...{ account: { ...account, ics: fromIcs }, toIcs, amountPence: pence(amountPence) },
  });

  it('is its share, and what the same order brings it', () => {
    expect(stayedAfter(account, pence(0), pence(101), [order('QNQ', 'QU9', 50)])).toBe(51);
    const both = [order('QNQ', 'QU9', 50), order('QF7', 'QNQ', 7)];
    expect(stayedAfter(account, pence(0), pence(101), both)).toBe(58);
  });

  it('is of its own fund and year', () => {
    const other = { ...order('QF7', 'QNQ', 7), account: { ...account, ics: 'QF7', year: '2024-25' } };
    expect(stayedAfter(account, pence(0), pence(101), [other])).toBe(101);
  });

  it('is no less for what was spent since', () => {
    expect(stayedAfter(account, pence(51), pence(20), [])).toBe(51);
  });

  it('is never split again: each order moves shares of what has come since the last', () => {
    fc.assert(
      fc.property(fc.array(positiveAmount, { minLength: 1, maxLength: 5 }), anySuccessions, (come, all) => {
        for (const [ics, [succession]] of all) {
          const { successors } = succession!;
          const its = { ...account, ics };
          let [left, stayed] = [pence(0), pence(0)];
          for (const amount of come) {
            left = sumPence([left, amount]);
            const moved = transfersOf(its, pence(left - stayed), successors);
            expect(moved).toEqual(transfersOf(its, amount, successors));
            stayed = stayedAfter(its, stayed, left, moved);
            left = pence(left - sumPence(moved.map(({ amountPence }) => amountPence)));
            expect(transfersOf(its, pence(left - stayed), successors)).toEqual([]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
