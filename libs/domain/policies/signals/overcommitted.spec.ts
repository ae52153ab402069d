import type { Pence } from '#kernel';
import { aReturn, charged, oneAccount, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn, verdicts } from '../../testing/verdicts.js';
import type { SystemYearFacts } from '../position/facts.js';

describe('overcommitted', () => {
  it('is raised by a penny over the allocation', () => {
    const spend = (amount: Pence): Partial<SystemYearFacts> => ({
      accounts: oneAccount(pounds(100)),
      returns: [aReturn(1, [charged('SMK-1', amount)])],
    });
    expect(severityOf('overcommitted', spend(10000 as Pence))).toBeNull();
    expect(verdictOn('overcommitted', spend(10001 as Pence)).finding).toEqual({
      severity: 'amber',
      reason: 'Spend and virements of HI of QE1 in 2022-23 pass its allocation of £100.00 by £0.01.',
      figures: { overspendPence: 1, allocationPence: 10000 },
    });
  });

  it('is raised before anything is reported, when more was transferred out than was given', () => {
    const allocations = [
      { kind: 'award' as const, amountPence: pounds(1000) },
      { kind: 'transfer_out' as const, amountPence: pounds(-1500) },
    ];
    const said = verdicts({ accounts: oneAccount(pounds(0), { allocations }) });
    expect(said.filter((it) => it.finding !== null)).toEqual([
      expect.objectContaining({
        signal: 'overcommitted',
        reason:
          'More was taken out of the allocation of HI of QE1 in 2022-23 than was put in: it stands at −£500.00, and spend and virements pass it by £500.00.',
        finding: expect.objectContaining({
          figures: { overspendPence: 50000, allocationPence: -50000 },
        }),
      }),
    ]);
  });
});
