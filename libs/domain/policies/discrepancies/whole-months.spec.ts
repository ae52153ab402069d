import { aDigest, aLine, foundBy } from '../../testing/digests.js';

describe('identical amounts', () => {
  const months = (...pounds: number[]) => pounds.map((each, index) => aDigest(index + 1, [aLine(each)]));
  const found = (period: number, own = months(...Array.from({ length: 11 }, () => 5000))) =>
    foundBy('identical_amounts', aDigest(period, [aLine(5000)]), {
      own: own.filter((each) => each.period !== period),
    });

  test('three months running, and each time that the run has doubled', () => {
    expect([2, 3, 4, 5, 6, 9, 12].map((period) => found(period).length)).toEqual([0, 1, 0, 0, 1, 0, 1]);
    expect(found(3)[0]?.sentence).toBe(
      '1 amount is the same month after month: SMK-1 (£5,000.00 for 3 months). Check that no estimate was carried forward.',
    );
  });
  test('a penny, a gap or a small amount breaks the run', () => {
    expect(found(3, months(5000, 5000.01))).toEqual([]);
    expect(found(4, months(5000, 5000))).toEqual([]);
    const small = [1, 2].map((period) => aDigest(period, [aLine(999)]));
    expect(foundBy('identical_amounts', aDigest(3, [aLine(999)]), { own: small })).toEqual([]);
  });
  test('the run goes on over the turn of the year, and M13 is no month of it', () => {
    const last = { year: '2021-22' };
    const own = [aDigest(11, [aLine(5000)], last), aDigest(12, [aLine(5000)], last), aDigest(13, [], last)];
    expect(foundBy('identical_amounts', aDigest(1, [aLine(5000)]), { own })).toHaveLength(1);
    expect(found(13)).toEqual([]);
  });
  test('several purposes are one finding', () => {
    const lines = [aLine(5000), aLine(7000, { purpose: 'CVD-1' })];
    const own = [1, 2].map((period) => aDigest(period, lines));
    expect(foundBy('identical_amounts', aDigest(3, lines), { own })).toMatchObject([
      { count: 2, amountPence: 1_200_000 },
    ]);
  });
});

describe('a total that fell', () => {
  test('from the version that it replaces, by a penny', () => {
    const found = (pounds: number) =>
      foundBy('total_fell_from_version', aDigest(3, [aLine(pounds)]), {
        replaces: aDigest(3, [aLine(5000)]),
      });
    expect(found(5000)).toEqual([]);
    expect(found(4999.99)).toMatchObject([
      {
        amountPence: 1,
        sentence:
          'The total is £4,999.99, £0.01 less than the £5,000.00 of the version that it replaces: check that no lines are missing.',
      },
    ]);
  });
  test('from the month before, by half', () => {
    const found = (period: number, pounds: number) =>
      foundBy('total_fell_from_month', aDigest(period, [aLine(pounds)]), {
        own: [aDigest(3, [aLine(40_000)])],
      });
    expect(found(4, 20_000)).toMatchObject([{ amountPence: 2_000_000 }]);
    expect(found(4, 20_001)).toEqual([]);
    expect(found(5, 0)).toEqual([]);
  });
  test('from March to April', () => {
    const own = [aDigest(12, [aLine(40_000)], { year: '2021-22' })];
    expect(foundBy('total_fell_from_month', aDigest(1, [aLine(1)]), { own })[0]?.sentence).toBe(
      'The total is £1.00, where M12 of 2021-22 has £40,000.00: check that no lines are missing.',
    );
  });
});

describe('a purpose never used before', () => {
  const before = [1, 2, 3].map((period) =>
    aDigest(period, [aLine(10), aLine(10, { chargedTo: 'core', programme: 'smoking' })]),
  );
  const found = (own = before) =>
    foundBy(
      'purpose_never_used',
      aDigest(4, [
        aLine(10),
        aLine(20, { purpose: 'SMK-l' }),
        aLine(30, { chargedTo: 'core', programme: 'smokng' }),
      ]),
      { own },
    );
  test('is one finding for all of them', () => {
    expect(found()).toMatchObject([
      {
        count: 2,
        at: 2,
        amountPence: 5000,
        sentence:
          '2 purposes were never used in the months before, of this year or the last: SMK-l (£20.00) and core spend on smokng (£30.00). Check that the codes are right.',
      },
    ]);
  });
  test('in the first months everything is new', () => expect(found(before.slice(1))).toEqual([]));
  test("a predecessor's months count, and the version before", () => {
    const predecessors = before;
    expect(
      foundBy('purpose_never_used', aDigest(4, [aLine(1, { purpose: 'NEW' })]), { predecessors }),
    ).toHaveLength(1);
    const replaces = aDigest(4, [aLine(1, { purpose: 'NEW' })]);
    expect(foundBy('purpose_never_used', replaces, { own: before, replaces })).toEqual([]);
  });
});
