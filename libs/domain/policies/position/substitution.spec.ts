import { pence } from '#kernel';
import {
  aBaseline,
  aFund,
  anAccount,
  aReturn,
  charged,
  core,
  oneAccount,
  oneFund,
  pounds,
  someFacts,
  twelveReturns,
} from '../../testing/facts.js';
import { positionOf } from './compute.js';
import type { SystemYearFacts } from './facts.js';

const smokingBaseline = aBaseline('smoking', pounds(1200));

describe('substituted money', () => {
  it('is the shortfall of core spend, at most what the fund spent on the programme', () => {
    const spending = (amount: number): number =>
      positionOf(
        someFacts({
          baselines: smokingBaseline,
          returns: [aReturn(1, [charged('SMK-1', pounds(amount)), core('smoking', pounds(60))])],
        }),
        'HI',
        1,
      ).substituted;
    expect(spending(500)).toBe(pounds(40));
    expect(spending(25)).toBe(pounds(25));
  });

  it('follows the floor of the conditions', () => {
    const facts = someFacts({
      funds: oneFund({ floorBp: 9000 }),
      baselines: smokingBaseline,
      returns: [aReturn(1, [charged('SMK-1', pounds(500)), core('smoking', pounds(60))])],
    });
    expect(positionOf(facts, 'HI', 1).substituted).toBe(pounds(30));
  });

  it('shares one fall in core spend among the funds that paid, whole pence each, never more than the fall', () => {
    const sdf = aFund({ fund: 'SDF' });
    const facts = someFacts({
      funds: new Map([
        ['HI', aFund()],
        ['SDF', sdf],
      ]),
      accounts: new Map([
        ['HI', anAccount(pounds(1000))],
        ['SDF', anAccount(pounds(1000))],
      ]),
      baselines: smokingBaseline,
      returns: [
        aReturn(1, [
          charged('SMK-1', pounds(100)),
          charged('SMK-1', pounds(200), { chargedTo: 'SDF' }),
          core('smoking', pounds(60)),
        ]),
      ],
    });
    // £40.00 in the ratio 1 to 2: 1333.33… and 2666.66… pence, each rounded down.
    expect(positionOf(facts, 'HI', 1).substituted).toBe(1333);
    expect(positionOf(facts, 'SDF', 1).substituted).toBe(2666);
  });

  it("does not let another fund's credit change a fund's share", () => {
    const facts = someFacts({
      funds: new Map([
        ['HI', aFund()],
        ['SDF', aFund({ fund: 'SDF' })],
      ]),
      baselines: smokingBaseline,
      returns: [
        aReturn(1, [
          charged('SMK-1', pounds(100)),
          charged('SMK-1', pounds(-90), { chargedTo: 'SDF' }),
          core('smoking', pounds(60)),
        ]),
      ],
    });
    expect(positionOf(facts, 'HI', 1).substituted).toBe(pounds(40));
  });

  it('is nothing where the fund has only credits on the programme, which is assessed all the same', () => {
    const facts = someFacts({
      baselines: smokingBaseline,
      returns: [aReturn(1, [charged('SMK-1', pounds(-10))])],
    });
    expect(positionOf(facts, 'HI', 1)).toMatchObject({
      substituted: 0,
      notAssessable: [],
      additionalBy: { smoking: pounds(-10) },
    });
  });

  it('lists a programme without a baseline as not assessable, also when its spend is negative', () => {
    const returns = [aReturn(1, [charged('SMK-1', pounds(10)), charged('CVD-1', pounds(-10))])];
    expect(positionOf(someFacts({ returns }), 'HI', 1)).toMatchObject({
      substituted: 0,
      notAssessable: ['hypertension', 'smoking'],
    });
  });

  it('lists a programme as not assessable when no return tests core spend', () => {
    const facts = someFacts({
      baselines: smokingBaseline,
      returns: [aReturn(1, [charged('SMK-1', pounds(10))], { coreComplete: false })],
    });
    expect(positionOf(facts, 'HI', 1)).toMatchObject({ substituted: 0, notAssessable: ['smoking'] });
  });

  it('finds nothing with M13 alone, even when its core lines are credits', () => {
    const facts = someFacts({
      baselines: smokingBaseline,
      returns: [aReturn(13, [charged('SMK-1', pounds(10)), core('smoking', pounds(-500))])],
    });
    expect(positionOf(facts, 'HI', 13)).toMatchObject({ substituted: 0, notAssessable: ['smoking'] });
  });

  it('does not list a programme whose charges and credits cancel', () => {
    const returns = [aReturn(1, [charged('SMK-1', pounds(10))]), aReturn(2, [charged('SMK-1', pounds(-10))])];
    expect(positionOf(someFacts({ returns }), 'HI', 2)).toMatchObject({
      notAssessable: [],
      additionalBy: {},
    });
  });
});

describe('what substitution could be (S*)', () => {
  const closedWith = (changes: Partial<SystemYearFacts>): number => {
    const { confirmedLeakage, potentialLeakage } = positionOf(
      someFacts({ accounts: oneAccount(pounds(1200), { closed: true }), ...changes }),
      'HI',
      13,
    );
    return potentialLeakage - confirmedLeakage;
  };
  const spent = { 1: [charged('SMK-1', pounds(1200))] };

  it('is S when every core return came and met the target', () => {
    const returns = twelveReturns({ ...spent, 2: [core('smoking', pounds(1200))] });
    expect(closedWith({ baselines: smokingBaseline, returns })).toBe(0);
  });

  it('counts core spend that was not declared complete as not tested, yet as there', () => {
    const returns = twelveReturns({ ...spent, 2: [core('smoking', pounds(1150))] }).map((it) => ({
      ...it,
      coreComplete: false,
    }));
    expect(closedWith({ baselines: smokingBaseline, returns })).toBe(pounds(50));
  });

  it('lets effort move between programmes: a shortfall elsewhere cannot be excluded here', () => {
    const baselines = aBaseline('diabetes', pounds(300));
    expect(closedWith({ baselines, returns: twelveReturns(spent) })).toBe(pounds(300));
  });

  it('is at most what the fund spent on eligible work', () => {
    const baselines = aBaseline('diabetes', pounds(9_000_000));
    expect(closedWith({ baselines, returns: twelveReturns(spent) })).toBe(pounds(1200));
  });

  it('adds spend without a baseline only where the conditions require one', () => {
    const returns = twelveReturns(spent);
    expect(closedWith({ returns })).toBe(0);
    expect(closedWith({ returns, funds: oneFund({ baselineRequired: true }) })).toBe(pounds(1200));
  });

  it('adds nothing for a programme whose baseline was met, even where one is required', () => {
    const returns = twelveReturns({ ...spent, 2: [core('smoking', pounds(1200))] });
    const funds = oneFund({ baselineRequired: true });
    expect(closedWith({ baselines: smokingBaseline, returns, funds })).toBe(0);
  });

  it('is S while the account is open', () => {
    const facts = someFacts({ baselines: aBaseline('diabetes', pounds(300)), returns: twelveReturns(spent) });
    const { confirmedLeakage, potentialLeakage } = positionOf(facts, 'HI', 13);
    expect([confirmedLeakage, potentialLeakage]).toEqual([pence(0), pence(0)]);
  });
});
