import { lineageOf, successionsOf, type Position } from '#domain/policies';
import { pence } from '#kernel';
import { WORKED } from '../testing/silent-report.js';
import { unanswered } from '../testing/fake-alerts.js';
import { partsOfAccounts } from './apportioned.js';
import { apportionedWays } from './apportioned-ways.js';

const HALVED = successionsOf([
  { predecessor: 'QE1', effectiveOn: '2026-04-01', successor: 'QN1', shareBp: 5000 },
  { predecessor: 'QE1', effectiveOn: '2026-04-01', successor: 'QN2', shareBp: 5000 },
]);
const NOTHING = {
  ...{ misdirectedBy: {}, diverted: pence(0), substituted: pence(0), lapsed: pence(0) },
  ...{ unevidenced: pence(0), confirmedLeakage: pence(0), potentialLeakage: pence(0) },
};
const waysOf = (position: Position): (string | number)[][] =>
  apportionedWays(position, lineageOf('QE1', '2022-23', HALVED)).map(({ ics, byWay }) => [
    ics,
    ...byWay.map(({ amountPence }) => amountPence),
  ]);

describe('the ways of leakage on today’s footprint', () => {
  // Why they cannot be those of the position: a penny of each is the first successor's, of both together each has one.
  it('sum to the leakage of each successor where the amounts apportioned by themselves would not', () => {
    const position = {
      ...{ ...WORKED, ...NOTHING },
      ...{
        diverted: pence(1),
        substituted: pence(1),
        confirmedLeakage: pence(2),
        potentialLeakage: pence(2),
      },
    };
    expect(waysOf(position)).toEqual([
      ['QN1', 0, 0, 1, 0, 0, 0, 0],
      ['QN2', 1, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('are the amounts of the position wherever those sum to it', () => {
    expect(waysOf(WORKED)).toEqual([
      ['QN1', 25_000_000, 20_000_000, 12_100_000, 17_500_000, 7_500_000, 0, 0],
      ['QN2', 25_000_000, 20_000_000, 12_100_000, 17_500_000, 7_500_000, 0, 0],
    ]);
  });

  it('take a pressure at what it was charged, whatever was credited to another', () => {
    const misdirectedBy = { ambulance: pence(3), workforce: pence(-2) };
    const leakage = { confirmedLeakage: pence(3), potentialLeakage: pence(3) };
    expect(waysOf({ ...WORKED, ...NOTHING, misdirectedBy, ...leakage }).map((row) => row[2])).toEqual([2, 1]);
  });
});

it('a credit and what it offsets are apportioned as they are, and no part of a finding counts more than it is', () => {
  const found = {
    ...({ way: 'unevidenced', certainty: 'potential', declared: 'found', sentence: 'Said.' } as const),
    restsOn: { kind: 'account', missingPeriods: [] } as const,
  };
  const findings = [
    { ...found, by: 'no_purpose', ruleId: 'a', amountPence: pence(5), countedPence: pence(1) },
    { ...found, by: 'after_end', ruleId: 'b', amountPence: pence(-4), countedPence: pence(0) },
  ].map(unanswered);
  const position = { ...WORKED, ...NOTHING, unevidenced: pence(1), potentialLeakage: pence(1) };
  const parts = partsOfAccounts([position], [{ ics: 'QE1', findings }], HALVED);
  expect(
    parts.map(({ ics, findings }) => [ics, ...findings.map((it) => [it.amountPence, it.countedPence])]),
  ).toEqual([
    ['QN1', [3, 1], [-2, 0]],
    ['QN2', [2, 0], [-2, 0]],
  ]);
});
