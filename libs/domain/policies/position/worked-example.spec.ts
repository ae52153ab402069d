import { workedExample } from '../../testing/worked-example.js';
import { positionOf } from './compute.js';
import { crowdingOut } from './crowding-out.js';
import { identityGapPence } from './identity.js';

describe('the worked example of the ring-fence model', () => {
  const position = positionOf(workedExample(), 'HI', 12);

  it('comes out to the penny', () => {
    expect(position).toEqual({
      fund: 'HI',
      ics: 'QE1',
      year: '2022-23',
      through: 12,
      regime: 'ring_fenced',
      allocation: 400_000_000,
      overspend: 0,
      additional: 215_800_000,
      substituted: 24_200_000,
      misdirected: 40_000_000,
      diverted: 50_000_000,
      unevidenced: 15_000_000,
      carriedForward: 20_000_000,
      lapsed: 35_000_000,
      uncommitted: 0,
      confirmedLeakage: 149_200_000,
      potentialLeakage: 164_200_000,
      confirmedRate: 3730,
      potentialRate: 4105,
      adherence: 'partly_kept',
      evidence: 'signed_off',
      missingPeriods: [],
      notAssessable: ['hypertension'],
      misdirectedBy: { elective_recovery: 40_000_000 },
      divertedBy: { deficit_support: 50_000_000 },
      additionalBy: { hypertension: 90_000_000, smoking: 125_800_000 },
    });
  });

  it('balances', () => {
    expect(identityGapPence(position)).toBe(0);
  });

  it('says which pressure crowded inequalities out', () => {
    expect(crowdingOut([position])).toEqual([
      { pressure: 'deficit_support', amountPence: 50_000_000, shareBp: 5556 },
      { pressure: 'elective_recovery', amountPence: 40_000_000, shareBp: 4444 },
    ]);
  });
});
