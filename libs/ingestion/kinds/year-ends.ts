import type { CloseAccount } from '#domain/ring-fence-account';
import { DATE } from '../cells/time.js';
import { needAccount } from '../check/known.js';
import { oneRowPerKey } from '../check/row-report.js';
import { planned, type TableKind } from './table-kind.js';

export const yearEnds: TableKind<CloseAccount['data']> = {
  kind: 'year-ends',
  required: ['fund', 'ics_code', 'financial_year', 'closed_on'],
  optional: [],
  read: (cells, world) => ({
    account: needAccount(cells, world),
    closedOn: cells.need('closed_on', DATE),
  }),
  across(rows, report, faulty) {
    oneRowPerKey(
      [...rows, ...faulty],
      ({ value: { account } }) => [account.fund, account.ics, account.year],
      'financial_year',
      'account',
      report,
    );
  },
  plan: (rows) =>
    rows.map(({ row, value }) => planned<CloseAccount>(row, `row:${row}`, 'CloseAccount', value)),
};
