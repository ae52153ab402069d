import { aDigest, aLine, foundBy } from '../../testing/digests.js';

const usual = [aLine(900), aLine(1000), aLine(1100)];
const before = [1, 2, 3].map((period) => aDigest(period, usual));
const found = (pounds: number, own = before) =>
  foundBy('line_ten_times_usual', aDigest(4, [...usual, aLine(pounds)]), { own });

test('a line ten times the median of earlier months is found, with where it stands', () => {
  expect(found(10_000)).toEqual([
    {
      rule: 'line_ten_times_usual',
      count: 1,
      at: 4,
      amountPence: 1_000_000,
      sentence:
        '1 line of SMK-1 is at least ten times the usual £1,000.00 of its lines in earlier months; it is £10,000.00.',
    },
  ]);
  expect(found(9_999)).toEqual([]);
});

test('so is a credit of that size, and several are one finding', () => {
  expect(found(-10_000)).toHaveLength(1);
  const present = aDigest(4, [aLine(10_000), aLine(30_000), aLine(1000)]);
  expect(foundBy('line_ten_times_usual', present, { own: before })).toMatchObject([
    { count: 2, at: 2, amountPence: 4_000_000 },
  ]);
});

test('nothing is usual after two months, or of later ones, or of another purpose', () => {
  expect(found(10_000, before.slice(0, 2))).toEqual([]);
  expect(
    found(
      10_000,
      [5, 6, 7].map((period) => aDigest(period, usual)),
    ),
  ).toEqual([]);
  const other = [1, 2, 3].map((period) =>
    aDigest(
      period,
      usual.map((line) => ({ ...line, purpose: 'CVD-1' })),
    ),
  );
  expect(found(10_000, other)).toEqual([]);
});

test('what a predecessor spent is usual too', () => {
  const predecessors = before.map((digest) => ({ ...digest, ics: 'QE0' }));
  expect(foundBy('line_ten_times_usual', aDigest(4, [aLine(10_000)]), { predecessors })).toHaveLength(1);
});

test('small lines are let go, however small the usual', () => {
  const own = [1, 2, 3].map((period) => aDigest(period, [aLine(5), aLine(5)]));
  expect(foundBy('line_ten_times_usual', aDigest(4, [aLine(999)]), { own })).toEqual([]);
  expect(foundBy('line_ten_times_usual', aDigest(4, [aLine(1000)]), { own })).toHaveLength(1);
});

test('months count by their lines: one odd month does not move the usual', () => {
  const own = [...before, aDigest(0, [aLine(50_000)])];
  expect(foundBy('line_ten_times_usual', aDigest(4, [aLine(10_000)]), { own })).toMatchObject([{ count: 1 }]);
});
