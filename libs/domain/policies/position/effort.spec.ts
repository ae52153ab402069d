import { pence } from '#kernel';
import { aBaseline, aReturn, core, pounds, someFacts, twelveReturns } from '../../testing/facts.js';
import { effortByProgramme, effortTargetPence } from './effort.js';
import type { CountedReturn } from './facts.js';

const effort = (returns: CountedReturn[], through = 13): unknown =>
  effortByProgramme(
    someFacts({ returns, baselines: aBaseline('smoking', pounds(1200)) }),
    10000,
    through,
  ).get('smoking');

describe('the effort target', () => {
  it('is the baseline with its growth, for the months that are tested', () => {
    expect(effortTargetPence({ amountPence: pounds(1_200_000), growthBp: 350 }, 10000, 12)).toBe(124_200_000);
    expect(effortTargetPence({ amountPence: pounds(1200), growthBp: 0 }, 9000, 1)).toBe(9000);
  });

  it('rounds half up, once, at the end', () => {
    // 6 × 1 ÷ 12 is exactly half a penny.
    expect(effortTargetPence({ amountPence: pence(6), growthBp: 0 }, 10000, 1)).toBe(1);
    expect(effortTargetPence({ amountPence: pence(5), growthBp: 0 }, 10000, 1)).toBe(0);
  });

  it('is exact where the product passes 2^53', () => {
    // In floating point the same product comes out a penny higher.
    expect(effortTargetPence({ amountPence: pence(991100725737888), growthBp: 333 }, 9999, 11)).toBe(
      938668472011388,
    );
  });
});

describe('core spend against the target', () => {
  it('tests only the months whose return declares core spend complete', () => {
    const returns = [
      aReturn(1, [core('smoking', pounds(60))]),
      aReturn(2, [core('smoking', pounds(500))], { coreComplete: false }),
    ];
    expect(effort(returns)).toMatchObject({
      months: 1,
      targetPence: pounds(100),
      corePence: pounds(60),
      shortfallPence: pounds(40),
      // 1,200 for the year less the 560 that were reported at all.
      largestShortfallPence: pounds(640),
    });
  });

  it('takes M13 into core spend when it is core complete, never as a month of its own', () => {
    const returns = [aReturn(1, [core('smoking', pounds(60))]), aReturn(13, [core('smoking', pounds(30))])];
    expect(effort(returns)).toMatchObject({ months: 1, corePence: pounds(90), shortfallPence: pounds(10) });
    expect(effort(returns, 12)).toMatchObject({ months: 1, corePence: pounds(60) });
  });

  it('leaves an M13 out that does not declare core complete', () => {
    const returns = [
      aReturn(1, [core('smoking', pounds(60))]),
      aReturn(13, [core('smoking', pounds(30))], { coreComplete: false }),
    ];
    expect(effort(returns)).toMatchObject({ corePence: pounds(60), shortfallPence: pounds(40) });
  });

  it('is at largest no less than what was found, though an M13 that is not core complete reports more', () => {
    const returns = [
      ...twelveReturns(),
      aReturn(13, [core('smoking', pounds(500))], { coreComplete: false }),
    ];
    expect(effort(returns)).toMatchObject({
      shortfallPence: pounds(1200),
      largestShortfallPence: pounds(1200),
    });
  });

  it('lets a credit on core lines raise the shortfall', () => {
    expect(effort([aReturn(1, [core('smoking', pounds(-20))])])).toMatchObject({
      shortfallPence: pounds(120),
    });
  });

  it('has no shortfall when core spend passes the target', () => {
    expect(effort([aReturn(1, [core('smoking', pounds(900))])])).toMatchObject({ shortfallPence: 0 });
  });
});
