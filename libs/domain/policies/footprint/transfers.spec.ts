import fc from 'fast-check';
import { pence, sumPence } from '#kernel';
import { positiveAmount } from '../../testing/arbitrary-facts.js';
import { anySuccessions } from '../../testing/arbitrary-footprint.js';
import { apportion } from './apportion.js';
import { transfersOf } from './transfers.js';

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
