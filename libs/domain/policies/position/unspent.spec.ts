import { pence } from '#kernel';
import { anAccount, pounds } from '../../testing/facts.js';
import type { AccountFacts } from './facts.js';
import { unspentOf } from './unspent.js';

const unspent = (
  account: Partial<AccountFacts>,
  { spent = 0, diverted = 0, through = 12 } = {},
): ReturnType<typeof unspentOf> =>
  unspentOf(anAccount(pounds(1000), account), pounds(spent), pounds(diverted), through);

const amounts = (overspend: number, carried: number, lapsed: number, uncommitted: number): unknown => ({
  overspendPence: pounds(overspend),
  carriedForwardPence: pounds(carried),
  lapsedPence: pounds(lapsed),
  uncommittedPence: pounds(uncommitted),
});

describe('money that was not spent', () => {
  it('is uncommitted while the account is open', () => {
    expect(unspent({}, { spent: 300, diverted: 100 })).toEqual(amounts(0, 0, 0, 600));
  });

  it('is uncommitted through a month before the last, even when the close is known', () => {
    expect(unspent({ closed: true }, { spent: 300, through: 11 })).toEqual(amounts(0, 0, 0, 700));
  });

  it.each([12, 13])('lapses through M%d once closed', (through) => {
    expect(unspent({ closed: true }, { spent: 300, through })).toEqual(amounts(0, 0, 700, 0));
  });

  it('is carried forward as far as that was approved', () => {
    expect(unspent({ closed: true, carryForwardApprovedPence: pounds(200) }, { spent: 300 })).toEqual(
      amounts(0, 200, 500, 0),
    );
  });

  it('is not carried forward beyond what is left', () => {
    expect(unspent({ closed: true, carryForwardApprovedPence: pounds(5000) }, { spent: 300 })).toEqual(
      amounts(0, 700, 0, 0),
    );
  });

  it('is carried once only: what was brought in cannot be carried on', () => {
    const account: Partial<AccountFacts> = {
      closed: true,
      carryForwardApprovedPence: pounds(900),
      allocations: [
        { kind: 'award', amountPence: pounds(400) },
        { kind: 'carry_forward_in', amountPence: pounds(600) },
      ],
    };
    expect(unspent(account)).toEqual(amounts(0, 400, 600, 0));
  });

  it('carries nothing on a negative approval, and nothing when more was brought in than is allocated', () => {
    expect(unspent({ closed: true, carryForwardApprovedPence: pounds(-5) })).toEqual(amounts(0, 0, 1000, 0));
    const clawedBack: Partial<AccountFacts> = {
      closed: true,
      carryForwardApprovedPence: pounds(900),
      allocations: [
        { kind: 'carry_forward_in', amountPence: pounds(600) },
        { kind: 'adjustment', amountPence: pounds(-100) },
      ],
    };
    expect(unspent(clawedBack)).toEqual(amounts(0, 0, 500, 0));
  });

  it('is nothing when more went than was given: the overspend is said and not netted', () => {
    expect(unspent({ closed: true }, { spent: 900, diverted: 300 })).toEqual(amounts(200, 0, 0, 0));
  });

  it('grows with net credits, and a negative allocation is overspent by itself', () => {
    expect(unspent({}, { spent: -50 })).toEqual(amounts(0, 0, 0, 1050));
    const negative = unspentOf(anAccount(pounds(-10)), pence(0), pence(0), 12);
    expect(negative).toEqual(amounts(10, 0, 0, 0));
  });
});
