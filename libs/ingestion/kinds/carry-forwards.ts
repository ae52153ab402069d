import type { ApproveCarryForward } from '#domain/ring-fence-account';
import { AMOUNT } from '../cells/amount.js';
import { TEXT, UNIQUE_CODE } from '../cells/text.js';
import { DATE } from '../cells/time.js';
import { needAccount } from '../check/known.js';
import { planned, type TableKind } from './table-kind.js';

/** `approvedBy` is a name here, an opaque id in the command. Approvals add up, so one may take back: amounts below zero are read. */
export const carryForwards: TableKind<ApproveCarryForward['data']> = {
  kind: 'carry-forwards',
  required: ['fund', 'ics_code', 'financial_year', 'amount', 'approved_by', 'approved_on'],
  optional: ['reference'],
  referenced: 'carry-forwards',
  read: (cells, world) => ({
    account: needAccount(cells, world),
    amountPence: cells.need('amount', AMOUNT),
    approvedBy: cells.need('approved_by', TEXT),
    approvedOn: cells.need('approved_on', DATE),
    reference: cells.maybe('reference', UNIQUE_CODE),
  }),
  names: (value) => [value.approvedBy],
  plan: (rows, person) =>
    rows.map(({ row, value }) => {
      const data = { ...value, approvedBy: person(value.approvedBy) };
      return planned<ApproveCarryForward>(row, `row:${row}`, 'ApproveCarryForward', data, value.reference);
    }),
};
