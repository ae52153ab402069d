import { pence } from '#kernel';
import {
  anIntervention,
  aReturn,
  charged,
  oneAccount,
  pounds,
  someFacts,
  twelveReturns,
} from '../../testing/facts.js';
import { positionOf, positionsThroughYear } from './compute.js';
import { identityGapPence } from './identity.js';
import { totalOf } from './total.js';

describe('the position of an account', () => {
  it('takes only what was reported through its period; allocations count whole', () => {
    const returns = [aReturn(1, [charged('SMK-1', pounds(10))]), aReturn(2, [charged('SMK-1', pounds(20))])];
    expect(positionOf(someFacts({ returns }), 'HI', 1)).toMatchObject({
      allocation: pounds(1200),
      additional: pounds(10),
      uncommitted: pounds(1190),
    });
  });

  it('sums awards, adjustments, transfers of both directions and carry-forward brought in', () => {
    const accounts = oneAccount(pence(0), {
      allocations: [
        { kind: 'award', amountPence: pounds(1000) },
        { kind: 'adjustment', amountPence: pounds(-50) },
        { kind: 'transfer_out', amountPence: pounds(-300) },
        { kind: 'transfer_in', amountPence: pounds(20) },
        { kind: 'carry_forward_in', amountPence: pounds(5) },
      ],
    });
    expect(positionOf(someFacts({ accounts }), 'HI', 1).allocation).toBe(pounds(675));
  });

  it('counts M13 as March: work that ended in February is not evidenced by it', () => {
    const facts = someFacts({
      interventions: new Map([
        ['FEB', anIntervention({ endsOn: '2023-02-28' })],
        ['MAR', anIntervention({ endsOn: '2023-03-01' })],
      ]),
      returns: [aReturn(13, [charged('FEB', pounds(1)), charged('MAR', pounds(2))])],
    });
    expect(positionOf(facts, 'HI', 13)).toMatchObject({ unevidenced: pounds(1), additional: pounds(2) });
  });

  it('leaves zeros out of its maps and sorts their keys', () => {
    const returns = [
      aReturn(1, [
        charged('workforce', pounds(3)),
        charged('ambulance', pounds(2)),
        charged('cancer_waits', pounds(1)),
        charged('cancer_waits', pounds(-1)),
        charged('SMK-1', pounds(1)),
        charged('CVD-1', pounds(1)),
      ]),
    ];
    const position = positionOf(someFacts({ returns }), 'HI', 1);
    expect(Object.keys(position.misdirectedBy)).toEqual(['ambulance', 'workforce']);
    expect(Object.keys(position.additionalBy)).toEqual(['hypertension', 'smoking']);
    expect(position.misdirected).toBe(pounds(5));
  });

  it('is notional in a year that the fund names as such, or does not name', () => {
    expect(positionOf(someFacts({ year: '2023-24' }), 'HI', 1).regime).toBe('notional');
    expect(positionOf(someFacts({ year: '2030-31' }), 'HI', 1).regime).toBe('notional');
    expect(positionOf(someFacts(), 'HI', 1).regime).toBe('ring_fenced');
  });

  it('holds a lapse in doubt when months are missing after the close', () => {
    const accounts = oneAccount(pounds(1200), { closed: true });
    const returns = twelveReturns().slice(3);
    expect(positionOf(someFacts({ accounts, returns }), 'HI', 12)).toMatchObject({
      lapsed: pounds(1200),
      confirmedLeakage: pounds(900),
      potentialLeakage: pounds(1200),
      missingPeriods: [1, 2, 3],
      adherence: 'partly_kept',
    });
  });

  it('lets rates pass 10000, since an overspend is not netted against leakage', () => {
    const returns = twelveReturns({ 5: [charged('workforce', pounds(3000))] });
    const accounts = oneAccount(pounds(1200), { closed: true });
    expect(positionOf(someFacts({ accounts, returns }), 'HI', 12)).toMatchObject({
      overspend: pounds(1800),
      confirmedRate: 25000,
      adherence: 'absorbed',
    });
  });

  it('has no rate of nothing allocated, and is kept only when nothing leaked', () => {
    const position = (purpose: string): unknown => {
      const accounts = oneAccount(pence(0), { closed: true });
      const { adherence, confirmedRate } = positionOf(
        someFacts({ accounts, returns: twelveReturns({ 1: [charged(purpose, pounds(1))] }) }),
        'HI',
        12,
      );
      return { adherence, confirmedRate };
    };
    expect(position('SMK-1')).toEqual({ adherence: 'kept', confirmedRate: null });
    expect(position('workforce')).toEqual({ adherence: 'partly_kept', confirmedRate: null });
  });

  it('balances when a part falls below zero', () => {
    const returns = [
      aReturn(1, [charged('SMK-1', pounds(-7)), charged(null, pounds(-8)), charged('workforce', pounds(-9))]),
    ];
    const position = positionOf(someFacts({ returns }), 'HI', 1);
    expect(position).toMatchObject({ additional: -700, unevidenced: -800, misdirected: -900 });
    expect(position.confirmedLeakage).toBe(0);
    expect(identityGapPence(position)).toBe(0);
  });

  it('ignores charges to a fund that nobody defined', () => {
    const returns = [aReturn(1, [charged('SMK-1', pounds(1), { chargedTo: 'WHAT' })])];
    expect(positionOf(someFacts({ returns }), 'HI', 1).additional).toBe(0);
  });

  it('does not exist without its fund or its account', () => {
    expect(() => positionOf(someFacts(), 'WHAT', 1)).toThrow(
      expect.objectContaining({ code: 'FundNotFound' }),
    );
    expect(() => positionOf(someFacts({ accounts: new Map() }), 'HI', 1)).toThrow(
      expect.objectContaining({ code: 'AccountNotFound' }),
    );
  });

  it('is computed for the whole year at once', () => {
    const facts = someFacts({ returns: twelveReturns({ 2: [charged('SMK-1', pounds(3))] }) });
    expect(positionsThroughYear(facts, 'HI')[1]).toEqual(positionOf(facts, 'HI', 2));
    expect(positionsThroughYear(facts, 'HI')).toHaveLength(13);
  });
});

describe('the total of positions', () => {
  const position = (allocated: number, misdirected: number): ReturnType<typeof positionOf> =>
    positionOf(
      someFacts({
        accounts: oneAccount(pounds(allocated)),
        returns: [aReturn(1, [charged('workforce', pounds(misdirected))])],
      }),
      'HI',
      1,
    );

  it('sums amounts, takes rates on the sums and counts classes', () => {
    const unexplained = positionOf(
      someFacts({ accounts: oneAccount(pounds(0)), returns: [aReturn(1, [charged(null, pounds(50))])] }),
      'HI',
      1,
    );
    const total = totalOf([position(100, 100), position(900, 0), unexplained]);
    expect(total).toMatchObject({
      allocation: pounds(1000),
      misdirected: pounds(100),
      confirmedRate: 1000,
      potentialRate: 1500,
    });
    expect(total.accounts).toMatchObject({ in_progress: 3, kept: 0, not_reported: 0 });
    expect(identityGapPence(total)).toBe(0);
  });

  it('of nothing is nothing, without a rate', () => {
    expect(totalOf([])).toMatchObject({ allocation: 0, confirmedRate: null, accounts: { kept: 0 } });
  });

  it('does not balance when a penny is lost', () => {
    const total = totalOf([position(100, 100)]);
    expect(identityGapPence({ ...total, misdirected: pence(total.misdirected - 1) })).toBe(1);
  });
});
