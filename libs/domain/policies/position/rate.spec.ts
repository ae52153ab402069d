import { MAX_AMOUNT_PENCE, pence } from '#kernel';
import { aReturn, charged, oneAccount, oneFund, someFacts } from '../../testing/facts.js';
import { positionOf } from './compute.js';
import { rateOf } from './rate.js';

it.each([
  [149_200_000, 400_000_000, 3730],
  [1, 20000, 1],
  [-1, 20000, 0],
  [5, 0, null],
  [5, -1, null],
  // Where 2^53 is passed it stays at the most that a rate can be.
  [Number.MAX_SAFE_INTEGER, 9999, Number.MAX_SAFE_INTEGER],
  [Number.MAX_SAFE_INTEGER, 10000, Number.MAX_SAFE_INTEGER],
  [Number.MAX_SAFE_INTEGER, 10001, 9_006_298_624_878_503],
  [-MAX_AMOUNT_PENCE, 1, -Number.MAX_SAFE_INTEGER],
])('the rate of %d in %d is %d', (part, whole, bp) => expect(rateOf(part, whole)).toBe(bp));

it('of ten thousand million pounds in a penny leaves the amounts as they are', () => {
  const leaked = pence(1_000_000_000_000);
  const facts = someFacts({
    accounts: oneAccount(pence(1), { closed: true }),
    returns: [aReturn(1, [charged('workforce', leaked)])],
  });
  expect(positionOf(facts, 'HI', 12)).toMatchObject({
    ...{ allocation: 1, misdirected: leaked, overspend: leaked - 1, confirmedLeakage: leaked },
    ...{ confirmedRate: Number.MAX_SAFE_INTEGER, adherence: 'absorbed' },
  });
});

it('nor is S* lost where the shortfalls of many programmes pass 2^53 together', () => {
  const programmes = ['smoking', 'hypertension', 'maternity', 'diabetes', 'obesity', 'asthma'];
  const largest = { amountPence: pence(MAX_AMOUNT_PENCE), growthBp: 1_000_000 };
  const facts = someFacts({
    funds: oneFund({ floorBp: 20_000 }),
    accounts: oneAccount(pence(1200), { closed: true }),
    baselines: new Map(programmes.map((programme) => [programme, largest])),
    returns: [aReturn(1, [charged('SMK-1', pence(700))], { coreComplete: false })],
  });
  expect(positionOf(facts, 'HI', 12)).toMatchObject({ substituted: 0, lapsed: 500, potentialLeakage: 1200 });
});
