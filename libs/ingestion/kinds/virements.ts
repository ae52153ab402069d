import type { MakeVirement } from '#domain/ring-fence-account';
import { POSITIVE } from '../cells/amount.js';
import { oneOf, PRESSURE } from '../cells/choice.js';
import { TEXT, UNIQUE_CODE } from '../cells/text.js';
import { PERIOD } from '../cells/time.js';
import { needAccount } from '../check/known.js';
import { planned, type TableKind } from './table-kind.js';

const DIRECTION = oneOf('direction', ['out', 'in']);

/** `authorisedBy` is a name here, an opaque id in the command. */
export const virements: TableKind<MakeVirement['data']> = {
  kind: 'virements',
  required: [
    'fund',
    'ics_code',
    'financial_year',
    'period',
    'direction',
    'pressure',
    'amount',
    'reason',
    'authorised_by',
  ],
  optional: ['reference'],
  referenced: 'virements',
  read: (cells, world) => ({
    account: needAccount(cells, world),
    period: cells.need('period', PERIOD),
    direction: cells.need('direction', DIRECTION),
    pressure: cells.need('pressure', PRESSURE),
    amountPence: cells.need('amount', POSITIVE),
    reason: cells.need('reason', TEXT),
    authorisedBy: cells.need('authorised_by', TEXT),
    reference: cells.maybe('reference', UNIQUE_CODE),
  }),
  names: (value) => [value.authorisedBy],
  plan: (rows, person) =>
    rows.map(({ row, value }) => {
      const data = { ...value, authorisedBy: person(value.authorisedBy) };
      return planned<MakeVirement>(row, `row:${row}`, 'MakeVirement', data, value.reference);
    }),
};
