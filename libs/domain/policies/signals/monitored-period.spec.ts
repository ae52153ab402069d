import { aReturn, oneAccount, pounds, someFacts } from '../../testing/facts.js';
import type { SystemYearFacts } from '../position/facts.js';
import { monitoredPeriod } from './monitored-period.js';

describe('the monitored period', () => {
  const monitored = (changes: Partial<SystemYearFacts>): number | null =>
    monitoredPeriod(someFacts(changes), 'HI');
  const virements = [{ period: 5, direction: 'out', pressure: 'workforce', amountPence: pounds(1) } as const];

  it('is the whole year once closed', () => {
    expect(monitored({ accounts: oneAccount(pounds(1), { closed: true }) })).toBe(13);
  });

  it('is the latest period with a counted return or a virement', () => {
    const accounts = oneAccount(pounds(1), { virements });
    expect(monitored({ accounts })).toBe(5);
    expect(monitored({ accounts, returns: [aReturn(7), aReturn(2)] })).toBe(7);
  });

  it('is null when there is neither, or no account', () => {
    expect(monitored({})).toBeNull();
    expect(monitored({ accounts: new Map(), returns: [aReturn(1)] })).toBeNull();
  });
});
