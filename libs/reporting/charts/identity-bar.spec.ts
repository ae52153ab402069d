import { pence, type Pence } from '#kernel';
import { IDENTITY_PARTS, type IdentityAmounts } from '#domain/policies';
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
    const segments = segmentsOf(WORKED, 1, WORKED.allocation);

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
    const parts = segmentsOf(WITH_CREDIT, 1, scale);
    const credits = segmentsOf(WITH_CREDIT, -1, scale);

    expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 9);
    expect(credits).toEqual([
      { part: 'misdirected', amountPence: -1000, from: 0, width: (100 * 1000) / scale },
    ]);
    expect(identityBar('one', 'One', WITH_CREDIT).svg).toContain('Misdirected −£10.00');
  });

  test('the table says all that the picture shows, and every part of it', () => {
    const { table, svg } = identityBar('one', 'Where it went', WORKED);

    expect(table.rows).toHaveLength(8);
    expect(table.rows[0]).toEqual(['A Additional: did what it was given for', '£2,158,000.00', '53.95%']);
    expect(table.swatches).toHaveLength(8);
    expect(svg).toContain('aria-labelledby="one-title one-desc"');
    expect(svg).toContain('<desc id="one-desc">£4,000,000.00 in all: Additional £2,158,000.00,');
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
