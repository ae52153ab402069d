import type { PhasePlan } from '#domain/ring-fence-account';
import { AMOUNT } from '../cells/amount.js';
import { PERIOD } from '../cells/time.js';
import { needAccount } from '../check/known.js';
import { oneRowPerKey } from '../check/row-report.js';
import { planned, type TableKind } from './table-kind.js';

export const plans: TableKind<PhasePlan['data']> = {
  kind: 'plans',
  required: ['fund', 'ics_code', 'financial_year', 'period', 'amount'],
  optional: [],
  read: (cells, world) => ({
    account: needAccount(cells, world),
    period: cells.need('period', PERIOD),
    amountPence: cells.need('amount', AMOUNT),
  }),
  across(rows, report, faulty) {
    const key = ({ value: { account, period } }: (typeof rows)[number]): (string | number)[] => [
      account.fund,
      account.ics,
      account.year,
      period,
    ];
    oneRowPerKey([...rows, ...faulty], key, 'period', 'account and period', report);
  },
  plan: (rows) => rows.map(({ row, value }) => planned<PhasePlan>(row, `row:${row}`, 'PhasePlan', value)),
};
