import fc from 'fast-check';
import { DocumentsFound } from './documents.js';

const MOST = 5;
const amounts = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 });

test('what is not taken would not have been kept: the largest, and of equal ones the earlier', () => {
  fc.assert(
    fc.property(amounts, (all) => {
      const found = new DocumentsFound(MOST);
      all.forEach((amount, at) => {
        if (found.takes(amount)) found.add(at, 0, at, amount);
      });
      const documents = found.finish();
      const kept = Array.from({ length: documents.length }, (_, index) => documents.at(index).at);
      const largest = [...all.keys()].sort((a, b) => all[b]! - all[a]! || a - b).slice(0, MOST);
      expect(kept).toEqual(largest.sort((a, b) => a - b));
    }),
  );
});

test('a line that cannot be among the largest is told before it is hashed', () => {
  const found = new DocumentsFound(2);
  for (const amount of [5, 9, 7, 8]) found.add(amount, 0, 0, amount);
  expect([7, 8, 9].map((amount) => found.takes(amount))).toEqual([false, false, true]);
});
