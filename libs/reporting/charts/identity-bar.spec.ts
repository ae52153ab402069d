import { pence, type Pence } from '#kernel';
import { IDENTITY_PARTS, type IdentityAmounts } from '#domain/policies';
import { barRowsOf } from './bar-rows.js';
import { identityBar, segmentsOf } from './identity-bar.js';

const p = (pounds: number): Pence => pence(pounds * 100);

const WORKED: IdentityAmounts = {
  allocation: p(4_000_000),
  overspend: p(0),
  additional: p(2_158_000),
  substituted: p(242_000),
  misdirected: p(400_000),
  diverted: p(500_000),
  unevidenced: p(150_000),
  carriedForward: p(200_000),
  lapsed: p(350_000),
  uncommitted: p(0),
};

const ZEROS = Object.fromEntries(IDENTITY_PARTS.map((part) => [part, p(0)])) as Pick<
  IdentityAmounts,
  (typeof IDENTITY_PARTS)[number]
>;

/** A credit of £10 in one part: the others sum to £110 of a whole of £100. */
const WITH_CREDIT: IdentityAmounts = {
  ...WORKED,
  allocation: p(100),
  additional: p(80),
  substituted: p(0),
  misdirected: p(-10),
  diverted: p(30),
  unevidenced: p(0),
  carriedForward: p(0),
  lapsed: p(0),
};

describe('the identity bar', () => {
  test('segments lie end to end and fill the whole', () => {
    const segments = segmentsOf(barRowsOf(WORKED, null), 1, WORKED.allocation);

    expect(segments.map(({ part }) => part)).toEqual(IDENTITY_PARTS.slice(0, 7));
    expect(segments.reduce((sum, { amountPence }) => sum + amountPence, 0)).toBe(WORKED.allocation);
    let end = 0;
    for (const segment of segments) {
      expect(segment.from).toBeCloseTo(end, 9);
      end = segment.from + segment.width;
    }
    expect(end).toBeCloseTo(100, 9);
  });

  test('a credit is drawn under the bar and as long as what it takes off', () => {
    const scale = 110 * 100;
    const parts = segmentsOf(barRowsOf(WITH_CREDIT, null), 1, scale);
    const credits = segmentsOf(barRowsOf(WITH_CREDIT, null), -1, scale);

    expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 9);
    expect(credits).toEqual([
      { part: 'misdirected', label: 'Misdirected', amountPence: -1000, from: 0, width: (100 * 1000) / scale },
    ]);
    expect(identityBar('one', 'One', WITH_CREDIT).svg).toContain('Misdirected −£10.00');
  });

  test('the table says all that the picture shows, and every part of it', () => {
    const { table, svg } = identityBar('one', 'Where it went', WORKED);

    expect(table.rows).toHaveLength(8 + 3);
    expect(table.rows[0]).toEqual(['A Additional: did what it was given for', '£2,158,000.00', '53.95%']);
    expect(table.swatches?.filter((one) => one !== '')).toHaveLength(8);
    expect(svg).toContain('aria-labelledby="one-title one-desc"');
    expect(svg).toContain('<desc id="one-desc">£4,000,000.00 in all: Additional £2,158,000.00,');
  });

  test('both sides of the identity are rows to reconcile to, shares being of the allocation', () => {
    const overspent = { ...WORKED, additional: p(2_198_000), overspend: p(40_000) };
    const { table } = identityBar('one', 'Where it went', overspent);

    expect(table.headers.at(-1)?.label).toBe('Share of the allocation');
    expect(table.rows.slice(-3)).toEqual([
      ['All of the above', '£4,040,000.00', '101.00%'],
      ['of which allocation: what was given', '£4,000,000.00', '100.00%'],
      ['of which overspend: spent or moved out beyond it', '£40,000.00', '1.00%'],
    ]);
    expect(table.totals).toEqual([8]);
  });

  test('money with systems that reported nothing is a part of its own, and all still adds up', () => {
    const silent = { ...WORKED, ...ZEROS, allocation: p(600), uncommitted: p(500), lapsed: p(100) };
    const all = {
      ...WORKED,
      allocation: p(4_000_600),
      uncommitted: p(500),
      lapsed: p(350_100),
    };
    const rows = barRowsOf(all, { accounts: 2, amounts: silent });
    const { table, svg } = identityBar('one', 'Where it went', all, { accounts: 2, amounts: silent });

    expect(rows.reduce((sum, { amountPence }) => sum + amountPence, 0)).toBe(all.allocation);
    expect(rows.map(({ part, amountPence }) => [part, amountPence]).slice(6)).toEqual([
      ['lapsed', p(350_000)],
      ['uncommitted', 0],
      ['notReported', p(600)],
    ]);
    expect(table.rows[8]).toEqual(['I Not known: with 2 systems that reported nothing', '£600.00', '0.01%']);
    expect(svg).toContain('url(#one-notReported)');
    expect(svg).not.toContain('Uncommitted');
  });

  test('nothing recorded is an empty bar and not an error', () => {
    const nothing = Object.fromEntries(
      Object.keys(WORKED).map((key) => [key, p(0)]),
    ) as unknown as IdentityAmounts;
    expect(identityBar('one', 'One', nothing).svg).toContain('£0.00 in all: nothing recorded.');
  });

  test('names are escaped', () => {
    const { svg } = identityBar('one', '<script>"&', WORKED);
    expect(svg).toContain('<title id="one-title">&lt;script&gt;&quot;&amp;</title>');
    expect(svg).not.toContain('<script>');
  });
});
