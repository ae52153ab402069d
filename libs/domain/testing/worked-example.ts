import { PERIODS, pence } from '#kernel';
import type { SystemYearFacts } from '../policies/position/facts.js';
import { anAccount, aReturn, charged, core, pounds, someFacts } from './facts.js';

/** The worked example of the ring-fence model, spread over twelve returns with core complete in each. */
export const workedExample = (): SystemYearFacts =>
  someFacts({
    accounts: new Map([
      [
        'HI',
        anAccount(pounds(4_000_000), {
          virements: [
            { period: 4, direction: 'out', pressure: 'deficit_support', amountPence: pounds(500_000) },
          ],
          carryForwardApprovedPence: pounds(200_000),
          closed: true,
        }),
      ],
    ]),
    baselines: new Map([['smoking', { amountPence: pounds(1_200_000), growthBp: 350 }]]),
    returns: PERIODS.filter((at) => at <= 12).map((at) =>
      aReturn(at, [
        charged('SMK-1', pounds(125_000)),
        charged('CVD-1', pounds(75_000)),
        charged('elective_recovery', at === 1 ? pounds(400_000) : pence(0)),
        charged(null, pounds(12_500)),
        core('smoking', at === 12 ? pounds(120_000) : pounds(80_000)),
      ]),
    ),
  });
