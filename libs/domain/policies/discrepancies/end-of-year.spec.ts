import { aDigest, aLine, foundBy } from '../../testing/digests.js';

describe('the end of the year', () => {
  const year = Array.from({ length: 12 }, (_, index) => aDigest(index + 1, [aLine(20_000)]));
  const spike = (period: number, pounds: number, own = year) =>
    foundBy('year_end_spike', aDigest(period, [aLine(pounds)]), {
      own: own.filter((it) => it.period < period),
    });
  const share = (pounds: number, own = year) => foundBy('m13_share', aDigest(13, [aLine(pounds)]), { own });

  test('twice the mean of the months before is a spike, in M12 and in M13 alone', () => {
    expect(spike(12, 40_000)).toMatchObject([
      {
        amountPence: 4_000_000,
        sentence:
          '£40,000.00 is charged to HI in M12, where the 11 months before have £20,000.00 on average: check that it was spent in this month and year.',
      },
    ]);
    expect(spike(12, 39_999)).toEqual([]);
    expect(spike(13, 40_000)).toHaveLength(1);
    expect(spike(11, 90_000)).toEqual([]);
  });
  test('five months are too few for a mean, and small sums are let go', () => {
    expect(spike(12, 40_000, year.slice(0, 5))).toEqual([]);
    expect(
      spike(
        12,
        2000,
        year.map(({ period }) => aDigest(period, [aLine(100)])),
      ),
    ).toEqual([]);
  });
  test('a tenth of the year in M13 is asked about, either way; a spike says it already', () => {
    expect(share(24_000)).toMatchObject([
      {
        sentence:
          'The audit adjustments of M13 add £24,000.00 to HI, which is 10% of M01 to M12: check that they belong to this year.',
      },
    ]);
    expect(share(-24_000)[0]?.sentence).toContain('take £24,000.00 from HI');
    expect(share(23_900)).toEqual([]);
    expect(share(40_000)).toEqual([]);
  });
  test("core is nobody's ring-fence", () => {
    const core = { chargedTo: 'core', programme: 'smoking' };
    const own = year.map(({ period }) => aDigest(period, [aLine(20_000, core)]));
    expect(foundBy('year_end_spike', aDigest(12, [aLine(90_000, core)]), { own })).toEqual([]);
    expect(foundBy('m13_share', aDigest(13, [aLine(90_000, core)]), { own })).toEqual([]);
  });
  test('an M13 of a fund that no month charged has no share', () => {
    expect(share(24_000, [aDigest(1, [aLine(1, { chargedTo: 'SDF' })])])[0]?.sentence).toContain(
      'where nothing is charged to it in M01 to M12',
    );
  });
});
