import { basisPoints, pence } from '#kernel';
import type { Position } from '#domain/policies';
import { nationalPicture, PICTURE_WIDTH } from './picture.js';

const NOTHING: Position = {
  fund: 'HI',
  ics: 'QE1',
  year: '2022-23',
  through: 12,
  regime: 'ring_fenced',
  allocation: pence(0),
  overspend: pence(0),
  additional: pence(0),
  substituted: pence(0),
  misdirected: pence(0),
  diverted: pence(0),
  unevidenced: pence(0),
  carriedForward: pence(0),
  lapsed: pence(0),
  uncommitted: pence(0),
  confirmedLeakage: pence(0),
  potentialLeakage: pence(0),
  confirmedRate: null,
  potentialRate: null,
  adherence: 'not_reported',
  evidence: 'provisional',
  missingPeriods: [],
  notAssessable: [],
  misdirectedBy: {},
  divertedBy: {},
  additionalBy: {},
};

/** The account of the ring-fence model's worked example. */
const EXAMPLE: Position = {
  ...NOTHING,
  allocation: pence(400_000_000),
  additional: pence(215_800_000),
  substituted: pence(24_200_000),
  misdirected: pence(40_000_000),
  diverted: pence(50_000_000),
  unevidenced: pence(15_000_000),
  carriedForward: pence(20_000_000),
  lapsed: pence(35_000_000),
  confirmedLeakage: pence(149_200_000),
  potentialLeakage: pence(164_200_000),
  confirmedRate: basisPoints(3730),
  potentialRate: basisPoints(4105),
  adherence: 'partly_kept',
  misdirectedBy: { elective_recovery: pence(40_000_000) },
  divertedBy: { deficit_support: pence(50_000_000) },
};
const SILENT: Position = {
  ...NOTHING,
  ics: 'QOX',
  allocation: pence(600_000_000),
  uncommitted: pence(600_000_000),
  confirmedRate: basisPoints(0),
  potentialRate: basisPoints(0),
};
const NAMES = new Map([
  ['QE1', 'NHS Lancashire and South Cumbria Integrated Care Board'],
  ['QOX', 'NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board'],
]);

describe('the national picture', () => {
  const text = nationalPicture({ positions: [EXAMPLE, SILENT], names: NAMES });
  const lines = text.split('\n');

  it('says that the split is an illustration and the returns are synthetic', () => {
    expect(text).toContain('The names are real bodies; the figures are synthetic.');
    expect(text).toMatch(/split of the £200m .* is an illustration/);
    expect(text).toContain('The returns are synthetic.');
  });

  it('shows every part of the identity with its share of the allocation', () => {
    const shown = (words: string): string | undefined => lines.find((line) => line.includes(words));
    expect(shown('allocation')).toBeDefined();
    expect(shown('= additional')).toMatch(/^ *2\.16 .* 21\.58% +#{11}$/);
    expect(shown('= substituted')).toMatch(/^ *0\.24 .* 2\.42%/);
    expect(shown('= carried forward')).toMatch(/^ *0\.20 .* 2\.00%/);
    expect(shown('= uncommitted')).toMatch(/^ *6\.00 .* 60\.00%/);
    expect(shown('of it, with systems that reported nothing: not known')).toMatch(/^ *6\.00 .* 60\.00%/);
  });

  it('gives the rate of those that reported beside the amounts of all', () => {
    expect(text).toContain('Systems: 1 partly kept, 1 not reported.');
    expect(text).toContain('Breach: £1.49m confirmed, up to £1.64m that cannot be excluded.');
    expect(text).toContain(
      'Of the £4.00m of those that reported (1): 37.30% to 41.05%. What became of the rest is not known.',
    );
  });

  it('says which pressure took it, the largest first', () => {
    const deficit = lines.findIndex((line) => /0\.50 +deficit support +55\.56%/.test(line));
    expect(deficit).toBeGreaterThan(0);
    expect(lines[deficit + 1]).toMatch(/0\.40 +elective recovery +44\.44%/);
  });

  it('names the systems with most leakage, and none that leaked nothing', () => {
    expect(
      lines.some((line) => /^QE1 +Lancashire and South Cumbria .* partly kept +diverted$/.test(line)),
    ).toBe(true);
    expect(lines.some((line) => line.startsWith('QOX'))).toBe(false);
  });

  it('names no system that reported nothing, even where a lapse of all of it cannot be excluded', () => {
    const lapsed = {
      ...SILENT,
      uncommitted: pence(0),
      lapsed: pence(600_000_000),
      potentialLeakage: pence(600_000_000),
      potentialRate: basisPoints(10000),
    };
    const shown = nationalPicture({ positions: [EXAMPLE, lapsed], names: NAMES }).split('\n');
    expect(shown.some((line) => line.startsWith('QOX'))).toBe(false);
  });

  it('speaks of seepage where the ring is lifted', () => {
    const lifted = nationalPicture({
      positions: [{ ...EXAMPLE, year: '2023-24', regime: 'notional' }],
      names: NAMES,
    });
    expect(lifted).toContain('2023-24: in baseline, the ring lifted');
    expect(lifted).toContain('Seepage: £1.49m confirmed');
    expect(lifted).toContain('The most confirmed seepage');
    expect(lifted).not.toMatch(/breach|leak/i);
  });

  it('fits the terminal, whatever the names and amounts', () => {
    const wide = nationalPicture({
      positions: [
        EXAMPLE,
        SILENT,
        { ...EXAMPLE, ics: 'QOX', year: '2023-24', allocation: pence(20_000_000_000) },
      ],
      names: NAMES,
    });
    for (const line of wide.split('\n')) expect([line, line.length <= PICTURE_WIDTH]).toEqual([line, true]);
  });

  it('has an answer where there is nothing', () => {
    expect(nationalPicture({ positions: [], names: NAMES })).toContain('no accounts');
  });
});
